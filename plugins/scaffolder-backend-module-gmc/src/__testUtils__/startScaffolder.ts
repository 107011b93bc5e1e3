import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import azure from '@backstage/plugin-scaffolder-backend-module-azure';
import bitbucketCloud from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import bitbucketServer from '@backstage/plugin-scaffolder-backend-module-bitbucket-server';
import gitea from '@backstage/plugin-scaffolder-backend-module-gitea';
import github from '@backstage/plugin-scaffolder-backend-module-github';
import gitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import workspaceDatabase from '@backstage/plugin-scaffolder-backend-module-workspace-database';
import type { JsonObject } from '@backstage/types';
import type { PlacementDocument } from '@opea/backstage-plugin-gmc-common';
import { scaffolderModuleGmc } from '../module';
import { chatQnaTemplate } from './chatQnaTemplate';

/** A running scaffolder with every host's publish action, and ours. */
export interface TestScaffolder {
  /** Calls the scaffolder's HTTP API as a user. */
  call(path: string, body?: unknown): Promise<Response>;
  /** Locations that were registered in the catalog. */
  registered: string[];
  stop(): Promise<void>;
}

/** Stands in for gmc-backend: in its cluster every namespace is free. */
const roomyCluster = createBackendPlugin({
  pluginId: 'gmc',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        httpRouter.use(async (request, response, next) => {
          const [, cluster] =
            /^\/v1\/clusters\/([^/]+)\/placement$/.exec(request.path) ?? [];
          if (cluster === undefined) {
            next();
            return;
          }
          await httpAuth.credentials(request, { allow: ['user'] });
          const answer: PlacementDocument = {
            schemaVersion: 1,
            cluster,
            namespace: { name: 'support-chat', exists: false },
            connectors: [],
          };
          response.json(answer);
        });
      },
    });
  },
});

/** Starts a scaffolder whose cluster has room for everything. */
export async function startScaffolder(
  config: JsonObject,
): Promise<TestScaffolder> {
  const registered: string[] = [];
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: config }),
      catalogWith(registered),
      roomyCluster,
      scaffolder,
      azure,
      bitbucketCloud,
      bitbucketServer,
      gitea,
      github,
      gitlab,
      workspaceDatabase,
      scaffolderModuleGmc,
    ],
  });
  return {
    registered,
    stop: () => backend.stop(),
    call: (path, body) =>
      fetch(`http://localhost:${backend.server.port()}/api/scaffolder${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  };
}

function catalogWith(registered: string[]) {
  const catalog = Object.assign(
    catalogServiceMock({ entities: [chatQnaTemplate()] }),
    {
      addLocation: async (location: { dryRun?: boolean; target: string }) => {
        if (!location.dryRun) {
          registered.push(location.target);
        }
        const component = {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'support-chat', namespace: 'default' },
        };
        return {
          location: { id: '1', type: 'url', target: location.target },
          entities: [component],
        };
      },
    },
  );
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalog,
  });
}
