import { useState } from 'react';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import gmcPlugin from '../src/alpha';
import { gmcApiRef } from '../src/api/gmcApiRef';
import { EntityGmcCard } from '../src/components/EntityGmcCard';
import { EntityGmcContent } from '../src/components/EntityGmcContent';
import { FakeGmcApi } from './FakeGmcApi';
import { fleetScenarios } from './fleetScenarios';
import { scenarios } from './scenarios';

const api = new FakeGmcApi();
const address = new URLSearchParams(window.location.search);
const first = address.get('scenario');

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'chatqna',
    annotations: { 'gmc.opea.io/connector': 'chatqna/chatqna' },
  },
  spec: { type: 'service', lifecycle: 'experimental', owner: 'guests' },
};

/** Every state of the tab and the card; `?scenario=` names the first one. */
function Scenarios() {
  const [scenario, setScenario] = useState(first ?? 'ready');
  const choose = (name: string) => {
    scenarios[name]?.(api);
    setScenario(name);
  };
  return (
    <main style={{ padding: 16, display: 'grid', gap: 16 }}>
      <label>
        Scenario{' '}
        <select value={scenario} onChange={event => choose(event.target.value)}>
          {Object.keys(scenarios).map(name => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <EntityProvider entity={entity}>
        <div style={{ maxWidth: 480 }}>
          <EntityGmcCard />
        </div>
        <EntityGmcContent />
      </EntityProvider>
    </main>
  );
}

scenarios[first ?? 'ready']?.(api);
// The fleet page is at /gmc, and has its own: /gmc?fleet=full
fleetScenarios[address.get('fleet') ?? 'few']?.(api.fleet);

createDevApp({
  features: [
    gmcPlugin,
    createFrontendModule({
      pluginId: 'gmc',
      extensions: [
        ApiBlueprint.make({
          params: define =>
            define({ api: gmcApiRef, deps: {}, factory: () => api }),
        }),
      ],
    }),
    createFrontendPlugin({
      pluginId: 'gmc-scenarios',
      extensions: [
        PageBlueprint.make({
          params: {
            path: '/',
            title: 'GMC scenarios',
            loader: async () => <Scenarios />,
          },
        }),
        // Where the rows of the fleet page lead.
        PageBlueprint.make({
          name: 'entity',
          params: {
            path: '/catalog/:namespace/:kind/:name',
            routeRef: entityRouteRef,
            loader: async () => <Scenarios />,
          },
        }),
      ],
    }),
  ],
});
