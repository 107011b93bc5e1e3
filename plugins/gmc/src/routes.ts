import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The fleet page: all connectors that one may see.
 *
 * @public
 */
export const fleetRouteRef = createRouteRef({ id: 'gmc:fleet' });

/**
 * The GMC tab of an entity page.
 *
 * @public
 */
export const entityContentRouteRef = createRouteRef({
  id: 'gmc:entity-content',
});

/**
 * Where the overview card leads: our own tab, unless the app binds something
 * else. Optional, because an adopter may install the card without the tab.
 *
 * @public
 */
export const connectorTabRouteRef = createExternalRouteRef({
  id: 'gmc:connector-tab',
  optional: true,
  defaultTarget: 'gmc.entityContent',
});

/**
 * The tab of Backstage's Kubernetes plugin, in apps of the legacy frontend
 * system. In the new one it is found without.
 *
 * @public
 */
export const kubernetesTabRouteRef = createExternalRouteRef({
  id: 'gmc:kubernetes-tab',
  optional: true,
  defaultTarget: 'kubernetes.entityContent',
});
