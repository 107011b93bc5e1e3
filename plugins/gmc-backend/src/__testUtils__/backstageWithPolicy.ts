import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
  type BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

/**
 * As the real one, tells of the plugin that asks on behalf of a user: without
 * it, the permission backend gives no conditions away.
 */
const authOnBehalf = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const subject = `plugin:${plugin.getId()}`;
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const issue = auth.getPluginRequestToken.bind(auth);
    auth.getPluginRequestToken = async options => {
      const { onBehalfOf } = options;
      if (!auth.isPrincipal(onBehalfOf, 'user')) {
        return issue(options);
      }
      const { userEntityRef } = onBehalfOf.principal;
      return {
        token: mockCredentials.user.token(userEntityRef, {
          actor: { subject },
        }),
      };
    };
    return auth;
  },
});

/**
 * Backstage's own catalog and permission backend, with a policy, so that its
 * decisions and conditions are as real as in production.
 */
export function backstageWithPolicy(options: {
  policy: PermissionPolicy;
  /** What each user has, beside themselves. */
  ownership: Record<string, string[]>;
  entities: Entity[];
  gmc?: object;
}): BackendFeature[] {
  const { policy, ownership, entities, gmc = {} } = options;
  return [
    catalogPlugin,
    permissionPlugin,
    permissionsServiceFactory,
    authOnBehalf,
    createBackendModule({
      pluginId: 'catalog',
      moduleId: 'entities',
      register(env) {
        env.registerInit({
          deps: { processing: catalogProcessingExtensionPoint },
          async init({ processing }) {
            processing.addEntityProvider({
              getProviderName: () => 'entities',
              connect: connection =>
                connection.applyMutation({
                  type: 'full',
                  entities: entities.map(entity => ({ entity })),
                }),
            });
          },
        });
      },
    }),
    createBackendModule({
      pluginId: 'permission',
      moduleId: 'policy',
      register(env) {
        env.registerInit({
          deps: { extension: policyExtensionPoint },
          init: async ({ extension }) => extension.setPolicy(policy),
        });
      },
    }),
    createServiceFactory({
      service: coreServices.userInfo,
      deps: {},
      factory: () => ({
        async getUserInfo({ principal }) {
          const { userEntityRef } = principal as BackstageUserPrincipal;
          return {
            userEntityRef,
            ownershipEntityRefs: [
              userEntityRef,
              ...(ownership[userEntityRef] ?? []),
            ],
          };
        },
      }),
    }),
    mockServices.rootConfig.factory({
      data: {
        permission: { enabled: true },
        catalog: { processingInterval: { seconds: 1 } },
        gmc: { entities: { refresh: '1s' }, ...gmc },
      },
    }),
  ];
}
