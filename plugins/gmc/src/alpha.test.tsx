import { useEffect, useState } from 'react';
import {
  createFrontendModule,
  createFrontendPlugin,
  createTranslationMessages,
  PageBlueprint,
  useApi,
} from '@backstage/frontend-plugin-api';
import type { FrontendFeature } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import { FakeGmcApi } from '../dev/FakeGmcApi';
import { gatedModel } from '../dev/documents';
import { fleetScenarios } from '../dev/fleetScenarios';
import { scenarios } from '../dev/scenarios';
import gmcPlugin from './alpha';
import { gmcApiRef } from './api/gmcApiRef';
import { gmcTranslationRef } from './translation';

const tab = 'entity-content:gmc';
const card = 'entity-card:gmc';

function componentWith(annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'chatqna', namespace: 'default', annotations },
    spec: { type: 'genai-pipeline', owner: 'guests', lifecycle: 'production' },
  };
}

const annotated = componentWith({ 'gmc.opea.io/connector': 'chatqna/chatqna' });

/** Where a catalog would have the pages of its entities. */
const entityPage = createFrontendPlugin({
  pluginId: 'entity-page',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => <p>An entity</p>,
      },
    }),
  ],
});

describe('the plugin in an app of the new frontend system', () => {
  let api: FakeGmcApi;

  beforeEach(() => {
    api = new FakeGmcApi();
  });

  function renderApp(options: {
    entity?: ReturnType<typeof componentWith>;
    extensions?: object[];
    features?: FrontendFeature[];
    path?: string;
  }): void {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: options.entity ?? annotated }),
      ],
      features: [gmcPlugin, ...(options.features ?? [])],
      apis: [[gmcApiRef, api]],
      initialRouteEntries: [options.path ?? '/'],
      config: {
        app: {
          extensions: JSON.parse(JSON.stringify(options.extensions ?? [])),
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    });
  }

  it('has the fleet page, in the frame that the app gives to pages', async () => {
    fleetScenarios.few(api.fleet);
    renderApp({ path: '/gmc?state=stuck', features: [entityPage] });
    expect(
      await screen.findByRole('table', { name: 'Connectors' }),
    ).toHaveTextContent('codegen');
    expect(screen.getAllByText('GenAI pipelines').length).toBeGreaterThan(0);
    expect(api.fleet.queries).toEqual([{ state: ['stuck'] }]);
  });

  it('leads from the fleet page to the tab of an entity', async () => {
    fleetScenarios.few(api.fleet);
    renderApp({ path: '/gmc', features: [entityPage] });
    expect(await screen.findByRole('link', { name: 'docsum' })).toHaveAttribute(
      'href',
      '/catalog/default/component/docsum/gmc',
    );
  });

  it('gives an annotated entity the tab', async () => {
    scenarios.degraded(api);
    renderApp({ extensions: [{ [card]: false }] });
    expect(
      await screen.findByRole('table', { name: 'Steps and model services' }),
    ).toBeVisible();
  });

  it('gives an annotated entity the card, and leads from it to the tab', async () => {
    scenarios.degraded(api);
    renderApp({});
    expect(await screen.findByText('GenAI pipeline')).toBeVisible();
    expect(
      await screen.findByRole('link', { name: /Show the GMC tab/ }),
    ).toHaveAttribute('href', '/gmc');
    expect(screen.getAllByText(gatedModel.message).length).toBeGreaterThan(0);
  });

  it('shows the card without a link where the tab is switched off', async () => {
    scenarios.degraded(api);
    renderApp({ extensions: [{ [tab]: false }] });
    expect(await screen.findByText(gatedModel.message)).toBeVisible();
    expect(screen.queryByText('Show the GMC tab')).not.toBeInTheDocument();
  });

  it('leaves entities alone that name no connector', async () => {
    renderApp({ entity: componentWith({}) });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    expect(api.openWatches).toBe(0);
  });

  it('tells what is missing where an adopter shows the tab for more entities', async () => {
    scenarios['not-annotated'](api);
    renderApp({
      entity: componentWith({}),
      extensions: [{ [tab]: { config: { filter: { kind: 'component' } } } }],
    });
    expect(
      await screen.findByText('This entity names no connector'),
    ).toBeVisible();
    expect(
      screen.getByText('gmc.opea.io/connector: chatqna/chatqna'),
    ).toBeVisible();
  });

  it("leads to the Kubernetes plugin's own tab without being told where it is", async () => {
    scenarios.ready(api);
    renderApp({
      entity: componentWith({
        'gmc.opea.io/connector': 'chatqna/chatqna',
        'backstage.io/kubernetes-id': 'chatqna',
      }),
      extensions: [{ [card]: false }],
      features: [kubernetesPlugin],
    });
    expect(
      await screen.findByRole('link', { name: 'Open in the Kubernetes tab' }),
    ).toHaveAttribute('href', '/kubernetes');
  });

  it('takes the words of an adopter for its own', async () => {
    scenarios.ready(api);
    const messages = createTranslationMessages({
      ref: gmcTranslationRef,
      messages: {
        'summary.ready': 'Alle Schritte laufen.',
        'age.hours_other': '{{count}} Stunden',
        'age.for': 'seit {{duration}}',
      },
    });
    renderApp({
      extensions: [{ [card]: false }],
      features: [
        createFrontendModule({
          pluginId: 'app',
          extensions: [
            TranslationBlueprint.make({
              name: 'gmc',
              params: { resource: messages },
            }),
          ],
        }),
      ],
    });
    expect(await screen.findByText('Alle Schritte laufen.')).toBeVisible();
    expect(screen.getByText('seit 2 Stunden')).toBeVisible();
  });

  it("is known to the scaffolder's forms as GmcClusterPicker", async () => {
    const fieldNames = createFrontendPlugin({
      pluginId: 'field-names',
      extensions: [
        PageBlueprint.make({
          params: { path: '/fields', loader: async () => <FieldNames /> },
        }),
      ],
    });
    renderTestApp({
      features: [gmcPlugin, scaffolderPlugin, fieldNames],
      initialRouteEntries: ['/fields'],
    });
    expect(await screen.findByText('GmcClusterPicker')).toBeVisible();
    expect(screen.getByText('RepoUrlPicker')).toBeVisible();
  });
});

function FieldNames() {
  const formFields = useApi(formFieldsApiRef);
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    formFields
      .loadFormFields()
      // A field keeps its name to itself in its type, not at run time.
      .then(fields =>
        setNames(fields.map(field => String(Reflect.get(field, 'name')))),
      );
  }, [formFields]);
  return (
    <ul>
      {names.map(name => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
