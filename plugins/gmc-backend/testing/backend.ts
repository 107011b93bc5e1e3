/**
 * A real backend with the Kubernetes plugin and ours, in a process of its own: the
 * plugin's proxy loads an ES module, which jest can't without flags.
 *
 * Argument: JSON `{ config, withGmc }`. Output: a line of JSON, `{ started }`.
 * Input: lines of JSON, the clusters that the Kubernetes plugin knows from then
 * on; each is answered by `{}`. It lives until its standard input closes.
 */
import { createInterface } from 'node:readline';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  kubernetesClusterSupplierExtensionPoint,
  type ClusterDetails,
} from '@backstage/plugin-kubernetes-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesModuleGmc from '@opea/backstage-plugin-kubernetes-backend-module-gmc';
import gmcPlugin from '../src';
import { component } from '../src/__testUtils__/component';

/** Undefined while those of the configuration hold. */
let told: ClusterDetails[] | undefined;

/** Makes the Kubernetes plugin's clusters change while it runs. */
const changingClusters = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'changing-clusters',
  register(env) {
    env.registerInit({
      deps: { suppliers: kubernetesClusterSupplierExtensionPoint },
      async init({ suppliers }) {
        suppliers.addClusterSupplier(async ({ getDefault }) => {
          const configured = await getDefault();
          return {
            getClusters: async options =>
              told ?? configured.getClusters(options),
          };
        });
      },
    });
  },
});

async function main(): Promise<void> {
  const { config: data, withGmc } = JSON.parse(process.argv[2]);
  const config = new ConfigReader(data);
  const features = [
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
    catalogServiceMock.factory({
      entities: [
        component('chatqna', {
          'gmc.opea.io/connector': 'shop/chatqna',
          'backstage.io/kubernetes-cluster': 'east',
        }),
      ],
    }),
    kubernetesPlugin,
    kubernetesModuleGmc,
    changingClusters,
    ...(withGmc ? [gmcPlugin] : []),
  ];
  const backend = createBackend();
  features.forEach(feature => backend.add(feature));
  await backend.start();
  process.stdout.write(`${JSON.stringify({ started: true })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    told = JSON.parse(line);
    process.stdout.write('{}\n');
  }
  await backend.stop();
  process.exit(0);
}

void main();
