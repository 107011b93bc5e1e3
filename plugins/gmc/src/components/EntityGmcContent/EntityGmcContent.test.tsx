import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { Cause, Verdict } from '@opea/backstage-plugin-gmc-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { allNotices, unschedulable } from '../../../dev/causes';
import {
  connectorWith,
  documentOf,
  freshnessOf,
  gatedModel,
  minutesAgo,
  staleClaim,
  stepsWith,
} from '../../../dev/documents';
import { FakeGmcApi } from '../../../dev/FakeGmcApi';
import { refusal, scenarios } from '../../../dev/scenarios';
import { gmcApiRef } from '../../api/gmcApiRef';
import { kubernetesTabRouteRef } from '../../routes';
import { EntityGmcContent } from './EntityGmcContent';

const annotations = {
  'gmc.opea.io/connector': 'chatqna/chatqna',
  'backstage.io/kubernetes-id': 'chatqna',
};

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'chatqna', annotations },
};

function renderTab(
  api: FakeGmcApi,
  options: { kubernetesTab?: boolean } = {},
): void {
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityGmcContent />
    </EntityProvider>,
    {
      apis: [[gmcApiRef, api]],
      mountedRoutes: options.kubernetesTab
        ? { '/kubernetes': kubernetesTabRouteRef }
        : {},
    },
  );
}

function setVisibility(visibility: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', {
    value: visibility,
    configurable: true,
  });
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('EntityGmcContent', () => {
  let api: FakeGmcApi;

  beforeEach(() => {
    api = new FakeGmcApi();
  });

  afterEach(() => setVisibility('visible'));

  describe('has words of its own for each state:', () => {
    it.each([
      ['ready', 'Every step is available.'],
      ['progressing', /^Steps are starting/],
      ['degraded', 'At least one step is not available.'],
      ['stuck', /^The operator can get no further/],
      ['suspended', 'All steps are scaled to zero.'],
      ['deleting', /^The connector is being deleted/],
      ['absent', 'The cluster has no connector of this name.'],
      [
        'unreachable',
        /^As of 3 minutes ago: cluster kind-dev does not answer \(connect ECONNREFUSED/,
      ],
      [
        'stale',
        /^As of 3 minutes ago: the connection to cluster kind-dev was interrupted/,
      ],
      [
        'refused-by-cluster',
        /^Cluster kind-dev refuses what has to be read \(gmconnectors/,
      ],
      ['starting', /^Cluster kind-dev is being read for the first time/],
      ['unsupported', /^Cluster kind-dev is not watched/],
      ['empty', 'No connector found'],
      ['not-annotated', 'This entity names no connector'],
      ['invalid-annotation', 'The connector annotation cannot be read'],
      ['unknown-cluster', 'The cluster of this entity is not configured'],
      ['not-agreed', 'The connector does not name this entity'],
      ['forbidden', 'You may not see this connector'],
      ['clusters-not-known', 'The GMC backend cannot tell yet'],
      ['backend-down', 'The GMC backend does not answer'],
    ])('%s', async (scenario, words) => {
      scenarios[scenario](api);
      renderTab(api);
      expect(await screen.findByText(words)).toBeVisible();
    });

    it('loading', async () => {
      renderTab(api);
      const outline = await screen.findByRole('status', {
        name: 'Loading the connectors',
      });
      expect(outline).toHaveAttribute('aria-busy', 'true');
    });
  });

  it('shows the root cause first and open, with advice, object, code and evidence', async () => {
    const causes = [gatedModel, staleClaim];
    api.show(documentOf(connectorWith({ state: 'degraded', causes })));
    renderTab(api);
    const why = await screen.findByRole('heading', {
      name: 'Why it is not ready',
    });
    const [first, second] = within(why.parentElement!).getAllByRole('group');
    expect(first).toHaveTextContent(
      /^Root causeNo access to a gated modelStep TgiGaudi · for 12 minutes/,
    );
    expect(within(first).getByText(gatedModel.message)).toBeVisible();
    expect(within(first).getByText(gatedModel.advice)).toBeVisible();
    expect(first).toHaveTextContent(
      'Pod tgi-gaudi-svc-deployment-5f6d8c7b9-x2x4k, container tgi · gated-model',
    );

    expect(second).not.toHaveTextContent('Root cause');
    const closed = within(second).getByText(
      "The operator's status is out of date",
    );
    expect(closed).toBeVisible();
    expect(within(second).getByText(staleClaim.message)).not.toBeVisible();
    await userEvent.click(closed);
    expect(within(second).getByText(staleClaim.message)).toBeVisible();
  });

  it('leads from the connector down to the last words of a container', async () => {
    scenarios.degraded(api);
    renderTab(api);
    const chain = await screen.findByRole('list', {
      name: 'What this is concluded from',
    });
    const links = within(chain).getAllByRole('listitem');
    expect(links.map(link => link.textContent)).toEqual([
      'GMConnector chatqnastep TgiGaudi (tgi-gaudi-svc)',
      'Deployment tgi-gaudi-svc-deployment0 of 1 replicas available',
      'Pod tgi-gaudi-svc-deployment-5f6d8c7b9-x2x4kphase Running',
      expect.stringMatching(/^Container tgiCrashLoopBackOff; /),
    ]);
    const log = within(links[3]).getByRole('region', {
      name: 'What Pod tgi-gaudi-svc-deployment-5f6d8c7b9-x2x4k, container tgi wrote',
    });
    expect(log.textContent).toBe(
      [
        'huggingface_hub.errors.GatedRepoError: 401 Client Error.',
        'Access to model meta-llama/Llama-3.1-8B-Instruct is restricted.',
      ].join('\n'),
    );
    // A keyboard reaches it, and so can scroll it.
    expect(log).toHaveAttribute('tabindex', '0');
  });

  it('leaves open what a reader has opened, wherever the next verdict puts it', async () => {
    const show = (...causes: Cause[]) =>
      api.show(documentOf(connectorWith({ state: 'degraded', causes })));
    show(gatedModel, staleClaim);
    renderTab(api);
    await userEvent.click(
      await screen.findByText("The operator's status is out of date"),
    );
    await userEvent.click(screen.getByText('No access to a gated model'));
    await waitFor(() =>
      expect(screen.getByText(gatedModel.message)).not.toBeVisible(),
    );
    act(() => show(unschedulable, gatedModel, staleClaim));
    expect(await screen.findByText(unschedulable.message)).toBeVisible();
    expect(screen.getByText(gatedModel.message)).not.toBeVisible();
    expect(screen.getByText(staleClaim.message)).toBeVisible();
  });

  it('names a cause and a notice of a newer backend by their codes', async () => {
    const newer = JSON.parse('{"code":"out-of-disk"}');
    const causes = [{ ...gatedModel, ...newer }];
    const notices = [{ ...allNotices[0], ...newer }];
    api.show(documentOf(connectorWith({ state: 'degraded', causes, notices })));
    renderTab(api);
    expect(
      await screen.findAllByRole('heading', { name: 'out-of-disk' }),
    ).toHaveLength(2);
    expect(screen.getByText(gatedModel.message)).toBeVisible();
  });

  describe("holds the operator's claim against what is there:", () => {
    const eightOfNine = stepsWith('TgiGaudi', {
      state: 'degraded',
      replicas: { desired: 1, available: 0 },
    });

    it.each<[string, Partial<Verdict>, string]>([
      [
        'more than there is',
        { steps: eightOfNine },
        'The operator says 9 of 9 ready; 8 of 9 are available',
      ],
      [
        'less than there is',
        { claim: { ready: 7, external: 0, total: 9 } },
        'The operator says 7 of 9 ready; 9 of 9 are available',
      ],
      [
        'a word instead of a count',
        {
          steps: eightOfNine,
          claim: { ready: 9, external: 0, total: 9, text: 'Success' },
        },
        'The operator says “Success” (9 of 9 ready); 8 of 9 are available',
      ],
    ])('%s', async (_, verdict, words) => {
      api.show(documentOf(connectorWith(verdict)));
      renderTab(api);
      expect(await screen.findByText(words)).toBeVisible();
    });

    it('a word, beside what the operator counts', async () => {
      scenarios['claim-behind-in-a-word'](api);
      renderTab(api);
      const term = await screen.findByText("Operator's own word");
      expect(term.nextElementSibling).toHaveTextContent(
        '“Not ready” (8 of 9 ready)',
      );
      expect(
        screen.getByText(
          'The operator says “Not ready” (8 of 9 ready); 9 of 9 are available',
        ),
      ).toBeVisible();
    });

    it.each(['ready', 'claim-in-a-word', 'suspended', 'unreachable', 'stuck'])(
      'nothing to tell when %s',
      async scenario => {
        scenarios[scenario](api);
        renderTab(api);
        await screen.findByRole('table');
        expect(screen.queryByText(/The operator says/)).toBeNull();
      },
    );
  });

  it('blames nobody while everything is within its time', async () => {
    const causes = [gatedModel];
    api.show(documentOf(connectorWith({ state: 'progressing', causes })));
    renderTab(api);

    await screen.findByRole('heading', { name: 'What it is waiting for' });
    expect(screen.getByText(gatedModel.message)).toBeVisible();
    expect(screen.queryByText('Root cause')).not.toBeInTheDocument();
  });

  it('does not call an application not ready when its cluster only fails to answer', async () => {
    scenarios.unreachable(api);
    renderTab(api);
    expect(
      await screen.findByRole('heading', {
        name: 'Why its state cannot be told',
      }),
    ).toBeVisible();
    expect(screen.queryByText('Why it is not ready')).not.toBeInTheDocument();
  });

  it('keeps notices apart from causes', async () => {
    scenarios.ready(api);
    renderTab(api);
    expect(
      await screen.findByRole('heading', { name: 'Good to know' }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'A placeholder instead of a token' }),
    ).toBeVisible();
    expect(screen.getByText(/still holds a placeholder/)).toBeVisible();
    expect(screen.queryByText('Why it is not ready')).not.toBeInTheDocument();
  });

  it('lists every step with its component, state, model, hardware, replicas, URL and image', async () => {
    const steps = stepsWith('TgiGaudi', {
      state: 'degraded',
      replicas: { desired: 2, available: 1 },
    });
    api.show(documentOf(connectorWith({ state: 'degraded', steps })));
    renderTab(api);
    const table = await screen.findByRole('table', {
      name: 'Steps and model services',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(1 + 9);
    const texts = (row: HTMLElement, role: string) =>
      within(row)
        .getAllByRole(role)
        .map(cell => cell.textContent);
    expect(texts(rows[0], 'columnheader')).toEqual([
      'Component',
      'State',
      'Model',
      'Hardware',
      'Replicas',
      'Service URL',
      'Image',
    ]);
    expect(texts(rows[8], 'cell')).toEqual([
      'Text generation model serverTgiGaudi · Model server',
      'Degraded',
      'Intel/neural-chat-7b-v3-3',
      'gaudi',
      '1 of 2',
      'http://tgigaudi-svc.chatqna.svc.cluster.local:6000/v1/tgigaudi',
      'ghcr.io/huggingface/tgi-gaudi:2.0.6',
    ]);
    expect(texts(rows[1], 'cell').slice(2, 4)).toEqual(['–', '–']);
    expect(texts(rows[9], 'cell')[0]).toBe('Router');
  });

  it('copies the router URL', async () => {
    // The browser's own command copies what is selected; jsdom has none.
    const copied: (string | undefined)[] = [];
    document.execCommand = () => {
      copied.push(document.getSelection()?.toString());
      return true;
    };
    scenarios.ready(api);
    renderTab(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Copy the router URL' }),
    );
    expect(copied).toEqual([
      'http://router-service.chatqna.svc.cluster.local:8080',
    ]);
  });

  it('shows the line that a connector lacks to be shown, ready to be copied', async () => {
    scenarios['not-agreed'](api);
    renderTab(api);
    expect(
      await screen.findByText('gmc.opea.io/entity: component:default/chatqna'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Copy the annotation' }),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('gives each cluster a section of its own', async () => {
    scenarios['two-clusters'](api);
    renderTab(api);
    const ready = await screen.findByRole('region', {
      name: 'Connector chatqna/chatqna in cluster kind-dev',
    });
    const degraded = screen.getByRole('region', {
      name: 'Connector chatqna/chatqna in cluster production-eu-west',
    });
    expect(within(ready).queryByText('Root cause')).not.toBeInTheDocument();
    expect(within(degraded).getByText('Root cause')).toBeVisible();
    expect(within(degraded).getByText('for 3 days')).toHaveAttribute('title');
  });

  it('follows changes without a reload', async () => {
    scenarios.progressing(api);
    renderTab(api);
    expect(await screen.findByText(/^Steps are starting/)).toBeVisible();
    act(() => scenarios.degraded(api));
    expect(await screen.findByText(gatedModel.message)).toBeVisible();
    act(() => scenarios.ready(api));
    expect(await screen.findByText('Every step is available.')).toBeVisible();
    expect(screen.queryByText(gatedModel.message)).not.toBeInTheDocument();
  });

  it('keeps what it knew when the backend goes away, and says how old it is', async () => {
    // Judged long ago, and true until the backend was last heard.
    const connector = connectorWith({}, { judgedAt: minutesAgo(400) });
    api.show(documentOf(connector));
    renderTab(api);
    expect(await screen.findByText(/^Live\./)).toBeVisible();
    const error = new Error('Failed to fetch');
    act(() => api.interrupt(error, new Date(minutesAgo(4))));
    const words =
      'As of 4 minutes ago: the GMC backend does not answer (Failed to fetch)';
    expect(await screen.findByText(words)).toBeVisible();
    act(() => api.interrupt(error, new Date(minutesAgo(0))));
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByText('Every step is available.')).toBeVisible();
    act(() => api.show(documentOf(connector)));
    expect(await screen.findByText(/^Live\./)).toBeVisible();
  });

  it('takes away what it showed when the permission is withdrawn', async () => {
    scenarios.ready(api);
    renderTab(api);
    expect(await screen.findByText('Every step is available.')).toBeVisible();
    act(() => api.refuse(refusal(403, 'NotAllowedError')));
    expect(
      await screen.findByText('You may not see this connector'),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('asks again when told to', async () => {
    scenarios.forbidden(api);
    renderTab(api);
    const again = await screen.findByRole('button', { name: 'Try again' });
    scenarios.ready(api);
    await userEvent.click(again);
    expect(await screen.findByText('Every step is available.')).toBeVisible();
  });

  it('holds no stream while the page is hidden, and is up to date when it is back', async () => {
    scenarios.progressing(api);
    renderTab(api);
    expect(await screen.findByText(/^Steps are starting/)).toBeVisible();
    expect(api.openWatches).toBe(1);
    setVisibility('hidden');
    await waitFor(() => expect(api.openWatches).toBe(0));
    scenarios.ready(api);
    setVisibility('visible');
    expect(await screen.findByText('Every step is available.')).toBeVisible();
    expect(api.openWatches).toBe(1);
  });

  it('does not claim to be live for a cluster that is not', async () => {
    api.show(
      documentOf(
        connectorWith(
          {},
          { freshness: freshnessOf('stale', { lastContact: undefined }) },
        ),
      ),
    );
    renderTab(api);
    expect(
      await screen.findByText(
        'The connection to cluster kind-dev was interrupted',
      ),
    ).toBeVisible();
    expect(screen.queryByText(/Live/)).not.toBeInTheDocument();
  });

  it('shows a state it does not know yet as unknown', async () => {
    const verdict = JSON.parse('{"state":"hibernating"}');
    api.show(documentOf(connectorWith(verdict)));
    renderTab(api);
    expect(await screen.findByText('Unknown')).toBeVisible();
  });

  it('leads to the Kubernetes tab where there is one', async () => {
    scenarios.ready(api);
    renderTab(api, { kubernetesTab: true });
    expect(
      await screen.findByRole('link', {
        name: 'Open in the Kubernetes tab',
      }),
    ).toHaveAttribute('href', '/kubernetes');
  });

  it('leads nowhere in an app without the Kubernetes plugin', async () => {
    scenarios.ready(api);
    renderTab(api);
    expect(await screen.findByText('Every step is available.')).toBeVisible();
    expect(
      screen.queryByText('Open in the Kubernetes tab'),
    ).not.toBeInTheDocument();
  });
});
