import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { GmcClient } from '@opea/backstage-plugin-gmc-common';
import { DefaultGmcService } from './DefaultGmcService';
import type { GmcService } from './GmcService';

/**
 * Lets other backend plugins and modules ask the `gmc` plugin.
 *
 * @public
 */
export const gmcServiceRef = createServiceRef<GmcService>({
  id: 'gmc.api',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) =>
        new DefaultGmcService({
          auth,
          client: new GmcClient({
            discoveryApi: discovery,
            fetchApi: { fetch },
          }),
        }),
    }),
});
