import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { gmcPermissions } from '@opea/backstage-plugin-gmc-common';
import {
  clusterApiExtensionPoint,
  connectorPermissionRules,
  connectorResourceRef,
  type ClusterApi,
} from '@opea/backstage-plugin-gmc-node';
import { KubernetesPluginClusterApi } from './cluster/KubernetesPluginClusterApi';
import { readGmcConfig } from './config/readGmcConfig';
import { EntityIndex } from './entities/EntityIndex';
import { Access } from './http/Access';
import { EntityStreams } from './http/EntityStreams';
import { createRouter } from './http/router';
import { ConnectorService } from './service/ConnectorService';
import { Fleet } from './service/Fleet';
import { ChangeHub, entityTopic } from './status/ChangeHub';
import { systemClock } from './watch/Clock';

/**
 * Watches GMConnectors in every cluster of the Kubernetes plugin, judges them,
 * and serves the verdicts at `/api/gmc`.
 *
 * @public
 */
export const gmcPlugin = createBackendPlugin({
  pluginId: 'gmc',
  register(env) {
    let customApi: ClusterApi | undefined;
    env.registerExtensionPoint(clusterApiExtensionPoint, {
      setClusterApi: api => {
        if (customApi) {
          throw new Error('The ClusterApi of the gmc plugin can be set once');
        }
        customApi = api;
      },
    });

    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
      },
      async init(deps) {
        const { auth, catalog, discovery, logger } = deps;
        const config = readGmcConfig(deps.config);
        const api =
          customApi ?? new KubernetesPluginClusterApi({ auth, discovery });
        const clock = systemClock;
        const hub = new ChangeHub();
        const entities = new EntityIndex({
          catalog,
          auth,
          clock,
          logger,
          onChange: entityRef => hub.publish(entityTopic(entityRef)),
        });
        const fleet = new Fleet({ api, config, hub, clock, logger });
        const service = new ConnectorService({ fleet, entities });
        const streams = new EntityStreams({ service, entities, hub });

        deps.permissionsRegistry.addResourceType({
          resourceRef: connectorResourceRef,
          permissions: gmcPermissions,
          rules: Object.values(connectorPermissionRules),
          getResources: async resourceRefs =>
            Promise.all(resourceRefs.map(ref => service.resource(ref))),
        });
        deps.httpRouter.use(
          createRouter({ access: new Access(deps), service, streams, api }),
        );

        const stopped = new AbortController();
        // Only the root's hook runs when the Kubernetes plugin and the catalog
        // are ready, too.
        deps.rootLifecycle.addStartupHook(() => {
          void fleet.run(stopped.signal);
          void entities.run(config.entities.refreshMs, stopped.signal);
        });
        deps.lifecycle.addShutdownHook(() => {
          stopped.abort();
          streams.close();
        });
      },
    });
  },
});
