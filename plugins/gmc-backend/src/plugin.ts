import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
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
import { FleetIndex } from './fleet/FleetIndex';
import { Pulse } from './fleet/Pulse';
import { Access } from './http/Access';
import { createRouter } from './http/router';
import { Streams } from './http/Streams';
import { ConnectorLinks } from './link/ConnectorLinks';
import { NamespaceOwners } from './link/NamespaceOwners';
import { ConnectorService } from './service/ConnectorService';
import { Fleet } from './service/Fleet';
import { Subscriptions } from './service/Subscriptions';
import { Sights } from './sight/Sights';
import { ChangeHub } from './status/ChangeHub';
import { systemClock as clock } from './watch/Clock';

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
        auditor: coreServices.auditor,
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
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, catalog, discovery, logger } = deps;
        const config = readGmcConfig(deps.config);
        const api =
          customApi ?? new KubernetesPluginClusterApi({ auth, discovery });
        const hub = new ChangeHub();
        const fleet = new Fleet({ api, config, hub, clock, logger });
        const entities = new EntityIndex({
          catalog,
          auth,
          clock,
          logger,
          onChange: entityRef => hub.publishEntity(entityRef),
        });
        const links = new ConnectorLinks({
          clusters: () => fleet.names(),
          connectorAt: ({ cluster, namespace, name }) =>
            fleet.store(cluster)?.connectors.get(namespace, name),
          entities,
          owners: new NamespaceOwners(config.namespaces),
        });
        const index = new FleetIndex({ fleet, entities, links, clock });
        const pulse = new Pulse();
        hub.onChange({
          connector: place => index.connectorChanged(place),
          entity: entityRef => index.entityChanged(entityRef),
          any: () => pulse.stir(),
        });

        deps.permissionsRegistry.addResourceType({
          resourceRef: connectorResourceRef,
          permissions: gmcPermissions,
          rules: Object.values(connectorPermissionRules),
          getResources: async refs => refs.map(ref => links.resource(ref)),
        });
        const sights = new Sights({
          auth,
          catalog,
          permissions: deps.permissions,
          userInfo: deps.userInfo,
          permits: createConditionAuthorizer(
            deps.permissionsRegistry.getPermissionRuleset(connectorResourceRef),
          ),
          platformOwners: config.platformOwners,
          clock,
        });
        const streams = new Streams();
        deps.httpRouter.use(
          createRouter({
            access: new Access({ httpAuth: deps.httpAuth, sights }),
            service: new ConnectorService({
              config,
              fleet,
              index,
              entities,
              links,
            }),
            streams,
            subscriptions: new Subscriptions({ entities, hub, pulse }),
            api,
            auditor: deps.auditor,
          }),
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
