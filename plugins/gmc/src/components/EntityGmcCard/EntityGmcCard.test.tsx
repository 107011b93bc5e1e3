import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { act, screen } from '@testing-library/react';
import { gatedModel } from '../../../dev/documents';
import { FakeGmcApi } from '../../../dev/FakeGmcApi';
import { scenarios } from '../../../dev/scenarios';
import { gmcApiRef } from '../../api/gmcApiRef';
import { connectorTabRouteRef } from '../../routes';
import { EntityGmcCard } from './EntityGmcCard';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'chatqna' },
};

function renderCard(api: FakeGmcApi, options: { tab?: boolean } = {}): void {
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityGmcCard />
    </EntityProvider>,
    {
      apis: [[gmcApiRef, api]],
      mountedRoutes: options.tab ? { '/gmc': connectorTabRouteRef } : {},
    },
  );
}

describe('EntityGmcCard', () => {
  let api: FakeGmcApi;

  beforeEach(() => {
    api = new FakeGmcApi();
  });

  it('tells the state, the root cause, how many more there are, and leads to the tab', async () => {
    scenarios.degraded(api);
    renderCard(api, { tab: true });
    expect(await screen.findByText('Degraded')).toBeVisible();
    expect(screen.getByText('for 12 minutes')).toBeVisible();
    expect(screen.getByText('No access to a gated model')).toBeVisible();
    expect(screen.getByText(gatedModel.message)).toBeVisible();
    expect(screen.getByText('and 1 more cause')).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Show the GMC tab/ }),
    ).toHaveAttribute('href', '/gmc');
  });

  it('says that all is well when it is, and follows changes', async () => {
    scenarios.ready(api);
    renderCard(api);
    expect(await screen.findByText('Every step is available.')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    act(() => scenarios.degraded(api));
    expect(await screen.findByText(gatedModel.message)).toBeVisible();
  });

  it('says which cluster it speaks of where there is more than one', async () => {
    scenarios['two-clusters'](api);
    renderCard(api);
    for (const name of ['kind-dev', 'production-eu-west']) {
      expect(await screen.findByRole('heading', { name })).toBeVisible();
    }
  });

  it.each([
    ['not-agreed', 'The connector does not name this entity'],
    ['empty', 'No connector found'],
    ['forbidden', 'You may not see this connector'],
    ['backend-down', 'The GMC backend does not answer'],
    ['loading', 'Loading the connectors'],
    ['unreachable', 'Cluster kind-dev does not answer.'],
  ])('has words for %s', async (scenario, words) => {
    scenarios[scenario](api);
    renderCard(api);
    expect(await screen.findByText(words)).toBeVisible();
  });
});
