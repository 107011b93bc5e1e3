import { createApiRef } from '@backstage/frontend-plugin-api';
import type { GmcApi } from '@opea/backstage-plugin-gmc-common';

/**
 * The client of the GMC backend.
 *
 * @public
 */
export const gmcApiRef = createApiRef<GmcApi>().with({
  id: 'plugin.gmc.client',
  pluginId: 'gmc',
});
