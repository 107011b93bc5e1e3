import { useLocation, useNavigate } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { freshnessOf } from '../../../dev/documents';
import { FakeGmcApi } from '../../../dev/FakeGmcApi';
import {
  degradedSummary,
  fewClusters,
  fewConnectors,
  manyConnectors,
  summaryWith,
} from '../../../dev/fleet';
import { fleetScenarios } from '../../../dev/fleetScenarios';
import { gmcApiRef } from '../../api/gmcApiRef';
import { FleetContent } from './FleetContent';

/** What the browser shows and does outside of the page. */
function Browser() {
  const location = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output>{location.search}</output>
      <button onClick={() => navigate(-1)}>Back</button>
    </>
  );
}

describe('FleetContent', () => {
  let api: FakeGmcApi;

  beforeEach(() => {
    api = new FakeGmcApi();
    fleetScenarios.few(api.fleet);
  });

  function renderFleet(query = ''): void {
    renderInTestApp(
      <>
        <FleetContent />
        <Browser />
      </>,
      {
        apis: [[gmcApiRef, api]],
        initialRouteEntries: [`/${query}`],
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
  }

  // By selectors: to work out the roles of whole tables takes jsdom seconds.
  async function rows(): Promise<HTMLElement[]> {
    const table = await screen.findByRole('table', { name: 'Connectors' });
    return [...table.querySelectorAll<HTMLElement>('tbody tr')];
  }

  const cells = (row: HTMLElement) =>
    [...row.querySelectorAll('td')].map(cell => cell.textContent);

  const names = async () =>
    (await rows()).map(row => cells(row)[1]?.split('in ')[0]);

  it('shows problems first, each with its root cause, owner and age', async () => {
    renderFleet();
    expect(await names()).toEqual([
      'codegen',
      'docsum',
      'audioqna',
      'chatqna',
      'translation',
    ]);
    expect(screen.getByText('5 connectors')).toBeVisible();
    const [, docsum] = await rows();
    expect(cells(docsum)).toEqual([
      'Degradedfor 12 minutes',
      'docsumin docsum',
      'Development',
      expect.stringMatching(
        /^No access to a gated model · Step TgiGaudiThe model server may not.*and 1 more cause$/,
      ),
      '8 of 9',
      'BAAI/bge-base-en-v1.5Intel/neural-chat-7b-v3-3',
      'search',
    ]);
  });

  it('leads to the entity of a connector that has one', async () => {
    renderFleet();
    const [codegen, docsum] = await rows();
    expect(
      within(docsum).getByRole('link', { name: 'docsum' }),
    ).toHaveAttribute('href', '/catalog/default/component/docsum');
    expect(within(codegen).queryByRole('link')).not.toBeInTheDocument();
  });

  it('asks for what the address says', async () => {
    renderFleet(
      '?state=degraded&state=stuck&cluster=gaudi&search=llm&sort=name&order=desc&limit=25&state=invented',
    );
    expect(await names()).toEqual(['codegen']);
    expect(api.fleet.queries).toEqual([
      {
        state: ['stuck', 'degraded'],
        cluster: ['gaudi'],
        search: 'llm',
        sort: 'name',
        order: 'desc',
        limit: 25,
      },
    ]);
    expect(screen.getByText('1 of 5 connectors match')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Stuck (1)' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('puts a filter into the address, and going back takes it away', async () => {
    renderFleet();
    expect(await rows()).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Stuck (1)' }));
    await waitFor(async () => expect(await names()).toEqual(['codegen']));
    expect(search()).toBe('?state=stuck');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(async () => expect(await rows()).toHaveLength(5));
    expect(search()).toBe('');
  });

  it('offers the values there are, by name and with their number', async () => {
    renderFleet();
    await userEvent.click(
      await screen.findByRole('button', { name: 'More filters' }),
    );
    await userEvent.click(screen.getByRole('textbox', { name: 'Cluster' }));
    const options = within(screen.getByRole('listbox')).getAllByRole('option');
    expect(options.map(option => option.textContent)).toEqual([
      'Development (3)',
      'Gaudi, Frankfurt (2)',
    ]);
    await userEvent.click(
      screen.getByRole('option', { name: 'Gaudi, Frankfurt (2)' }),
    );
    await waitFor(async () =>
      expect(await names()).toEqual(['codegen', 'translation']),
    );
    expect(search()).toBe('?cluster=gaudi');
  });

  it('offers components by their titles, and asks for them by their ids', async () => {
    const components = ['llm', 'tgi', 'of-a-newer-backend'];
    api.fleet.show({
      connectors: [summaryWith({ components }), ...fewConnectors.slice(1)],
      clusters: fewClusters,
    });
    renderFleet('?component=of-a-newer-backend');
    expect(await screen.findByText('of-a-newer-backend')).toBeVisible();
    await userEvent.click(screen.getByRole('textbox', { name: 'Component' }));
    expect(
      screen.getByRole('option', { name: 'Text generation (5)' }),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('option', { name: 'Language model · tgi (1)' }),
    );
    await waitFor(() =>
      expect(search()).toBe('?component=of-a-newer-backend&component=tgi'),
    );
  });

  it('searches at a pause in typing, as one step of going back', async () => {
    renderFleet();
    await rows();
    await userEvent.type(screen.getByRole('searchbox'), 'transl');
    await waitFor(async () => expect(await names()).toEqual(['translation']));
    expect(search()).toBe('?search=transl');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(async () => expect(await rows()).toHaveLength(5));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('sorts by the head of a column, and the other way round by the next click', async () => {
    renderFleet();
    await rows();
    const head = () => screen.getByRole('columnheader', { name: 'Connector' });
    await userEvent.click(screen.getByRole('button', { name: 'Connector' }));
    await waitFor(async () => expect((await names())[0]).toBe('audioqna'));
    expect(head()).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Connector' }));
    await waitFor(async () => expect((await names())[0]).toBe('translation'));
    expect(head()).toHaveAttribute('aria-sort', 'descending');
    expect(search()).toBe('?sort=name&order=desc');
  });

  it('turns pages, forth and back', async () => {
    api.fleet.show(manyConnectors(28));
    renderFleet('?sort=name&limit=25');
    expect(await rows()).toHaveLength(25);
    expect(screen.getByText('28 connectors')).toBeVisible();
    const [first] = await names();
    await userEvent.click(screen.getByText('Next page'));
    await waitFor(async () => expect((await names())[0]).not.toBe(first));
    expect(search()).toBe('?sort=name&limit=25&cursor=25');
    expect(screen.getByText('28 connectors')).toHaveFocus();
    await userEvent.click(screen.getByText('Previous page'));
    await waitFor(async () => expect((await names())[0]).toBe(first));
  });

  it('moves a row up when it gets into trouble, and keeps the focus in it', async () => {
    renderFleet();
    await rows();
    const link = () => screen.getByRole('link', { name: 'chatqna' });
    link().focus();
    act(() =>
      api.fleet.show({
        clusters: fewClusters,
        connectors: [
          degradedSummary({ since: '2020-01-01T00:00:00Z' }),
          ...fewConnectors.slice(1),
        ],
      }),
    );
    await waitFor(async () =>
      expect((await names()).slice(0, 2)).toEqual(['codegen', 'chatqna']),
    );
    expect(link()).toHaveFocus();
  });

  it('keeps the rows, and tells their age, while the backend does not answer', async () => {
    renderFleet();
    await rows();
    expect(screen.getByText(/^Live/)).toBeVisible();
    const lastHeard = new Date(Date.now() - 5 * 60_000);
    act(() => api.fleet.interrupt(new TypeError('Failed to fetch'), lastHeard));
    expect(
      await screen.findByText(
        'As of 5 minutes ago: the GMC backend does not answer (Failed to fetch)',
      ),
    ).toBeVisible();
    expect(await rows()).toHaveLength(5);
  });

  it('keeps nothing of what one may no longer see', async () => {
    renderFleet();
    await rows();
    act(() => fleetScenarios.forbidden(api.fleet));
    expect(await screen.findByText('You may not see connectors')).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('names the clusters that are not live, with the reason', async () => {
    api.fleet.show({
      connectors: [summaryWith({ freshness: 'unreachable' })],
      clusters: [
        freshnessOf('unreachable', { message: 'ECONNREFUSED' }),
        ...fewClusters.slice(1),
      ],
    });
    renderFleet();
    expect(
      await screen.findByText('1 of 2 clusters is not live: kind-dev'),
    ).toBeVisible();
    expect(
      screen.getByText(
        'As of 3 minutes ago: cluster kind-dev does not answer (ECONNREFUSED)',
      ),
    ).toBeVisible();
    const [row] = await rows();
    expect(within(row).getByText('does not answer')).toBeVisible();
  });

  it('tells of each row how its cluster is, and counts titles with a comma as one', async () => {
    fleetScenarios.aged(api.fleet);
    renderFleet();
    expect(
      await screen.findByText(
        '5 of 6 clusters are not live: cluster-stale · Gaudi, Frankfurt · cluster-forbidden and 2 more',
      ),
    ).toBeVisible();
    const clusters = (await rows()).map(row => cells(row)[2]);
    expect(new Set(clusters)).toEqual(
      new Set([
        'Development',
        'cluster-stalenot up to date',
        'Gaudi, Frankfurtdoes not answer',
        'cluster-forbiddenrefuses access',
      ]),
    );
  });

  describe('has words of its own where there are no rows:', () => {
    it.each([
      ['none', '', 'There are no connectors'],
      ['none', '?state=stuck', 'There are no connectors'],
      ['few', '?state=absent', 'No connector matches'],
      ['few', '?cursor=50', 'Nothing is left on this page'],
      ['unread', '', 'No connector is known'],
      ['clusterless', '', 'No cluster is configured'],
      ['forbidden', '', 'You may not see connectors'],
      ['no-backend', '', 'The GMC backend is not there'],
      ['clusters-not-known', '', 'The GMC backend cannot tell yet'],
      ['backend-down', '', 'The GMC backend does not answer'],
    ])('%s %s', async (scenario, query, words) => {
      fleetScenarios[scenario](api.fleet);
      renderFleet(query);
      expect(await screen.findByText(words)).toBeVisible();
      expect(screen.queryByRole('table')).not.toBeInTheDocument();
    });

    it('loading', async () => {
      fleetScenarios.loading(api.fleet);
      renderFleet();
      expect(
        await screen.findByRole('status', { name: 'Loading the connectors' }),
      ).toHaveAttribute('aria-busy', 'true');
    });
  });

  it('shows all again when the filters that match nothing are cleared', async () => {
    renderFleet('?state=absent&sort=name');
    const message = await screen.findByText('No connector matches');
    await userEvent.click(
      within(message.parentElement!).getByRole('button', {
        name: 'Clear filters',
      }),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(5));
    expect(search()).toBe('?sort=name');
  });

  it('starts over where the backend does not understand the address', async () => {
    fleetScenarios.invalid(api.fleet);
    renderFleet('?cursor=cut-off&limit=25');
    const startOver = await screen.findByRole('button', {
      name: 'Show all connectors',
    });
    // The same address would be refused again.
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    fleetScenarios.few(api.fleet);
    await userEvent.click(startOver);
    expect(await rows()).toHaveLength(5);
    expect(search()).toBe('');
  });

  it('asks nothing while the page is hidden, and one thing at a time', async () => {
    renderFleet();
    await rows();
    await userEvent.click(screen.getByRole('button', { name: 'Stuck (1)' }));
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    await waitFor(() => expect(api.fleet.openWatches).toBe(1));
    setVisibility('hidden');
    await waitFor(() => expect(api.fleet.openWatches).toBe(0));
    expect(await rows()).toHaveLength(1);
    setVisibility('visible');
    await waitFor(() => expect(api.fleet.openWatches).toBe(1));
  });
});

/** What the address asks for. */
function search(): string {
  return document.querySelector('output')?.textContent ?? '';
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
