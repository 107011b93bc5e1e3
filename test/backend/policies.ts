import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { gmcConnectorReadPermission } from '@opea/backstage-plugin-gmc-common';
import {
  connectorConditions,
  createConnectorConditionalDecision,
} from '@opea/backstage-plugin-gmc-node';

/** What most platforms start from: connectors are for their owners, all else for everybody. */
class OwnersPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    return isPermission(permission, gmcConnectorReadPermission)
      ? createConnectorConditionalDecision(
          permission,
          connectorConditions.isEntityOwner({
            claims: user?.info.ownershipEntityRefs ?? [],
          }),
        )
      : { result: AuthorizeResult.ALLOW };
  }
}

/** Installs the policy in the permission plugin. */
export const ownersPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new OwnersPolicy());
      },
    });
  },
});
