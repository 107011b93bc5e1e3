import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of the suite's permissions: a connector in a cluster.
 *
 * @public
 */
export const RESOURCE_TYPE_GMC_CONNECTOR = 'gmc-connector';

/**
 * Seeing a connector: its verdict, steps and URLs.
 *
 * @public
 */
export const gmcConnectorReadPermission = createPermission({
  name: 'gmc.connector.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_GMC_CONNECTOR,
});

/**
 * All permissions of the suite.
 *
 * @public
 */
export const gmcPermissions = [gmcConnectorReadPermission];
