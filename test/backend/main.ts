// A real backend with the Kubernetes plugin and ours, in a process of its own;
// see TestBackend.ts, which starts it and says in a first message what it is to
// be. It ends when that one does.
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import authPlugin from '@backstage/plugin-auth-backend';
import guestModule from '@backstage/plugin-auth-backend-module-guest-provider';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import gmcPlugin from '@opea/backstage-plugin-gmc-backend';
import kubernetesModuleGmc from '@opea/backstage-plugin-kubernetes-backend-module-gmc';
import { GivenEntities } from './entityProvider';
import { ownersPolicyModule } from './policies';
import type { Command, Setup } from './TestBackend';

function features(
  { catalog, permissions }: Setup,
  entities: GivenEntities,
): BackendFeature[] {
  return [
    ...(catalog === 'memory'
      ? [catalogServiceMock.factory({ entities: entities.all })]
      : [catalogPlugin, entities.module]),
    ...(permissions
      ? [authPlugin, guestModule, permissionPlugin, ownersPolicyModule]
      : []),
    kubernetesPlugin,
    kubernetesModuleGmc,
    gmcPlugin,
  ];
}

async function start(setup: Setup): Promise<void> {
  const backend = createBackend();
  const config = new ConfigReader(setup.config);
  const entities = new GivenEntities(setup.entities);
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
  );
  for (const feature of features(setup, entities)) {
    backend.add(feature);
  }
  await backend.start();
  process.send?.({ started: true });
  process.on('message', async (command: Command) => {
    if (command === 'memory') {
      // What is garbage counts for nobody; some is let go of by the first round.
      globalThis.gc?.();
      globalThis.gc?.();
      process.send?.(process.memoryUsage());
    } else {
      await entities.set(command.entities);
      process.send?.({ replaced: true });
    }
  });
  process.once('disconnect', () => {
    void backend.stop().finally(() => process.exit(0));
  });
}

process.once('message', (setup: Setup) => {
  start(setup).catch(error => {
    console.error(error);
    process.exit(1);
  });
});
