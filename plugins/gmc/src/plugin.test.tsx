import { Route, Routes } from 'react-router-dom';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { FakeGmcApi } from '../dev/FakeGmcApi';
import { gatedModel } from '../dev/documents';
import { fleetScenarios } from '../dev/fleetScenarios';
import { scenarios } from '../dev/scenarios';
import {
  connectorTabRouteRef,
  EntityGmcCard,
  EntityGmcContent,
  gmcApiRef,
  GmcFleetPage,
  isGmcAvailable,
  kubernetesTabRouteRef,
} from './index';

const annotations = {
  'gmc.opea.io/connector': 'chatqna/chatqna',
  'backstage.io/kubernetes-id': 'chatqna',
};
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'chatqna', annotations },
};

describe('the plugin in an app of the legacy frontend system', () => {
  const api = new FakeGmcApi();

  async function renderPage(path: string, routes = {}): Promise<void> {
    await renderInTestApp(
      <TestApiProvider apis={[[gmcApiRef, api]]}>
        <EntityProvider entity={entity}>
          <Routes>
            <Route path="/" element={<EntityGmcCard />} />
            <Route path="/gmc" element={<EntityGmcContent />} />
            <Route path="/fleet" element={<GmcFleetPage />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      { routeEntries: [path], mountedRoutes: routes },
    );
  }

  it('shows the fleet page with a frame of its own', async () => {
    fleetScenarios.few(api.fleet);
    await renderPage('/fleet', {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    });
    expect(
      await screen.findByRole('heading', { name: 'GenAI pipelines' }),
    ).toBeVisible();
    expect(await screen.findByRole('link', { name: 'docsum' })).toHaveAttribute(
      'href',
      '/catalog/default/component/docsum',
    );
  });

  it('shows the tab', async () => {
    scenarios.degraded(api);
    await renderPage('/gmc');
    expect(await screen.findByText(gatedModel.message)).toBeVisible();
    expect(screen.getByRole('table')).toBeVisible();
  });

  it('shows the card with its link to the tab', async () => {
    scenarios.degraded(api);
    await renderPage('/', { '/bound': connectorTabRouteRef });
    expect(await screen.findByText(gatedModel.message)).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Show the GMC tab/ }),
    ).toHaveAttribute('href', '/bound');
  });

  it('leads to the Kubernetes tab that the app has bound', async () => {
    scenarios.ready(api);
    await renderPage('/gmc', { '/kubernetes': kubernetesTabRouteRef });
    expect(
      await screen.findByRole('link', { name: 'Open in the Kubernetes tab' }),
    ).toHaveAttribute('href', '/kubernetes');
  });

  it('is available for entities that name a connector', () => {
    expect(isGmcAvailable(entity)).toBe(true);
    expect(isGmcAvailable({ ...entity, metadata: { name: 'x' } })).toBe(false);
  });
});
