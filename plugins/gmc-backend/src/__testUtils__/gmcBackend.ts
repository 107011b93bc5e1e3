import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { clusterApiExtensionPoint } from '@opea/backstage-plugin-gmc-node';
import gmcPlugin from '..';
import { component } from './component';
import type { FakeClusterApi } from './FakeClusterApi';

/** The plugin, with clusters and a catalog in memory. */
export function gmcFeatures(
  api: FakeClusterApi,
  catalog: ReturnType<typeof catalogServiceMock>,
): BackendFeature[] {
  return [
    ...gmcWithClusters(api),
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalog,
    }),
  ];
}

/** The plugin, with clusters in memory. */
export function gmcWithClusters(api: FakeClusterApi): BackendFeature[] {
  return [
    gmcPlugin,
    createBackendModule({
      pluginId: 'gmc',
      moduleId: 'fake-clusters',
      register(env) {
        env.registerInit({
          deps: { clusters: clusterApiExtensionPoint },
          async init({ clusters }) {
            clusters.setClusterApi(api);
          },
        });
      },
    }),
  ];
}

/** A backend with the plugin, as its other plugins and modules see it. */
export async function startGmcBackend(options: {
  api: FakeClusterApi;
  entities?: Entity[];
  features?: BackendFeature[];
}) {
  const { api, entities = [component('chatqna')], features = [] } = options;
  const catalog = catalogServiceMock({ entities });
  const asked = [
    jest.spyOn(catalog, 'getEntities'),
    jest.spyOn(catalog, 'getEntityByRef'),
  ];
  const { server } = await startTestBackend({
    features: [...gmcFeatures(api, catalog), ...features],
  });
  return {
    server,
    /** How often the catalog was asked so far. */
    catalogCalls: () =>
      asked.reduce((sum, spy) => sum + spy.mock.calls.length, 0),
  };
}

/** Tries until it does not throw, for four seconds. */
export async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 4_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }
}
