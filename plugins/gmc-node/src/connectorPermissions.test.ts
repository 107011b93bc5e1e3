import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { gmcConnectorReadPermission } from '@opea/backstage-plugin-gmc-common';
import {
  connectorConditions,
  connectorPermissionRules,
  createConnectorConditionalDecision,
  type ConnectorResource,
} from './connectorPermissions';

const { isEntityOwner, isInCluster, isInNamespace } = connectorPermissionRules;

const resource: ConnectorResource = {
  cluster: 'east',
  namespace: 'shop',
  name: 'chatqna',
  entityRef: 'component:default/chatqna',
  owners: ['group:default/shop'],
};

describe('connector permission rules', () => {
  it('lets owners of the entity through, and nobody else', () => {
    const claims = ['user:default/ann', 'group:default/shop'];
    expect(isEntityOwner.apply(resource, { claims })).toBe(true);
    expect(
      isEntityOwner.apply(resource, { claims: ['user:default/bob'] }),
    ).toBe(false);
  });

  it('has no owner for a connector that is linked with no entity', () => {
    expect(
      isEntityOwner.apply(
        { ...resource, entityRef: undefined, owners: [] },
        { claims: ['group:default/shop'] },
      ),
    ).toBe(false);
  });

  it('tells namespaces and clusters apart', () => {
    expect(isInNamespace.apply(resource, { namespaces: ['shop'] })).toBe(true);
    expect(isInNamespace.apply(resource, { namespaces: ['east'] })).toBe(false);
    expect(isInCluster.apply(resource, { clusters: ['east'] })).toBe(true);
    expect(isInCluster.apply(resource, { clusters: [] })).toBe(false);
  });

  it('makes decisions that the gmc plugin is asked to apply', () => {
    expect(
      createConnectorConditionalDecision(
        gmcConnectorReadPermission,
        connectorConditions.isEntityOwner({ claims: ['group:default/shop'] }),
      ),
    ).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'gmc',
      resourceType: 'gmc-connector',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'gmc-connector',
        params: { claims: ['group:default/shop'] },
      },
    });
  });
});
