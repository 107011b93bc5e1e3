/**
 * A real backend with the Kubernetes plugin and ours, in a process of its own: the
 * plugin's proxy loads an ES module, which jest can't without flags.
 *
 * Argument: the configuration as JSON. Output: a line of JSON, `{ started }`.
 * It lives until its standard input closes.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesModuleGmc from '@opea/backstage-plugin-kubernetes-backend-module-gmc';
import gmcPlugin from '../src';
import { component } from '../src/__testUtils__/component';

async function main(): Promise<void> {
  const config = new ConfigReader(JSON.parse(process.argv[2]));
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
    gmcPlugin,
  ];
  const backend = createBackend();
  features.forEach(feature => backend.add(feature));
  await backend.start();
  process.stdout.write(`${JSON.stringify({ started: true })}\n`);
  process.stdin.resume();
  process.stdin.once('end', () => {
    void backend.stop().then(() => process.exit(0));
  });
}

void main();
