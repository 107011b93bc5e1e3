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
import { Access } from './http/Access';
import { createRouter } from './http/router';
import { Streams } from './http/Streams';
import { ConnectorService } from './service/ConnectorService';
import { createKnowledge } from './service/createKnowledge';
import { Sights } from './sight/Sights';
import { measure } from './telemetry/measure';
import { ObservedClusterApi } from './telemetry/ObservedClusterApi';
import { metricsRef, tracingRef } from './telemetry/telemetryServices';
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
        metrics: metricsRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        tracing: tracingRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auth, catalog, discovery, logger, metrics, tracing } = deps;
        const config = readGmcConfig(deps.config);
        const api = new ObservedClusterApi({
          api: customApi ?? new KubernetesPluginClusterApi({ auth, discovery }),
          metrics,
          tracing,
        });
        const knowledge = createKnowledge({
          api,
          config,
          auth,
          catalog,
          clock,
          logger,
          tracing,
        });
        const { links } = knowledge;
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
        const streams = new Streams({ metrics });
        measure({ metrics, knowledge, streams, clock });
        deps.httpRouter.use(
          createRouter({
            access: new Access({ httpAuth: deps.httpAuth, sights }),
            service: new ConnectorService({ tracing, ...knowledge }),
            streams,
            subscriptions: knowledge.subscriptions,
            api,
            auditor: deps.auditor,
          }),
        );

        const stopped = new AbortController();
        // Only the root's hook runs when the Kubernetes plugin and the catalog
        // are ready, too.
        deps.rootLifecycle.addStartupHook(() => knowledge.run(stopped.signal));
        deps.lifecycle.addShutdownHook(() => {
          stopped.abort();
          streams.close();
        });
      },
    });
  },
});
