import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { mendStreams } from './mendStreams';

/**
 * Mends streams through the Kubernetes plugin's proxy.
 *
 * It stands before the plugin's own router and takes no extension point, of
 * which most can be taken only once in a backend.
 *
 * @public
 */
export const kubernetesModuleGmc = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'gmc',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        httpRouter.use(Router().use('/proxy', mendStreams()));
      },
    });
  },
});
