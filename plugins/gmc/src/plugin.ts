import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { GmcClient } from '@opea/backstage-plugin-gmc-common';
import { gmcApiRef } from './api/gmcApiRef';
import { GmcClusterPicker } from './components/GmcClusterPicker/GmcClusterPicker';
import { gmcClusterPickerSchema } from './components/GmcClusterPicker/schema';
import { validateCluster } from './components/GmcClusterPicker/validateCluster';
import { GmcRepositoryPicker } from './components/GmcRepositoryPicker/GmcRepositoryPicker';
import { gmcRepositoryPickerSchema } from './components/GmcRepositoryPicker/schema';
import { validateRepository } from './components/GmcRepositoryPicker/validateRepository';
import {
  connectorTabRouteRef,
  entityContentRouteRef,
  fleetRouteRef,
  kubernetesTabRouteRef,
} from './routes';

/**
 * The GMC plugin for apps of the legacy frontend system.
 *
 * @public
 */
export const gmcPlugin = createPlugin({
  id: 'gmc',
  apis: [
    createApiFactory({
      api: gmcApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GmcClient(deps),
    }),
  ],
  routes: { fleet: fleetRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: {
    connectorTab: connectorTabRouteRef,
    kubernetesTab: kubernetesTabRouteRef,
  },
});

/**
 * The fleet page, for a `Route` of the legacy frontend system.
 *
 * @public
 */
export const GmcFleetPage = gmcPlugin.provide(
  createRoutableExtension({
    name: 'GmcFleetPage',
    component: () => import('./components/FleetPage').then(m => m.GmcFleetPage),
    mountPoint: fleetRouteRef,
  }),
);

/**
 * The GMC tab, for an `EntityLayout.Route` of the legacy frontend system.
 *
 * @public
 */
export const EntityGmcContent = gmcPlugin.provide(
  createRoutableExtension({
    name: 'EntityGmcContent',
    component: () =>
      import('./components/EntityGmcContent').then(m => m.EntityGmcContent),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The overview card, for the entity page of the legacy frontend system.
 *
 * @public
 */
export const EntityGmcCard = gmcPlugin.provide(
  createComponentExtension({
    name: 'EntityGmcCard',
    component: {
      lazy: () =>
        import('./components/EntityGmcCard').then(m => m.EntityGmcCard),
    },
  }),
);

/**
 * The template field `GmcClusterPicker`, for the `ScaffolderFieldExtensions`
 * of the legacy frontend system.
 *
 * @public
 */
export const GmcClusterPickerFieldExtension = gmcPlugin.provide(
  createScaffolderFieldExtension({
    name: 'GmcClusterPicker',
    component: GmcClusterPicker,
    validation: validateCluster,
    schema: gmcClusterPickerSchema.schema,
  }),
);

/**
 * The template field `GmcRepositoryPicker`, for the `ScaffolderFieldExtensions`
 * of the legacy frontend system.
 *
 * @public
 */
export const GmcRepositoryPickerFieldExtension = gmcPlugin.provide(
  createScaffolderFieldExtension({
    name: 'GmcRepositoryPicker',
    component: GmcRepositoryPicker,
    validation: validateRepository,
    schema: gmcRepositoryPickerSchema.schema,
  }),
);
