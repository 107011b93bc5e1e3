import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_GMC_CONNECTOR } from '@opea/backstage-plugin-gmc-common';
import * as z from 'zod';

/**
 * A connector as permission rules see it.
 *
 * @public
 */
export interface ConnectorResource {
  cluster: string;
  namespace: string;
  name: string;
  /** The entity it is linked with, both sides agreeing. */
  entityRef?: string;
  /** The owners of that entity, as entity references. */
  owners: string[];
}

/**
 * What a rule asks of a connector, for those who select among many.
 *
 * @public
 */
export type ConnectorQuery =
  | { owners: string[] }
  | { namespaces: string[] }
  | { clusters: string[] };

/**
 * The resource that the suite's permissions are about. Its resource
 * references are `<cluster>/<namespace>/<name>`.
 *
 * @public
 */
export const connectorResourceRef = createPermissionResourceRef<
  ConnectorResource,
  ConnectorQuery
>().with({ pluginId: 'gmc', resourceType: RESOURCE_TYPE_GMC_CONNECTOR });

const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow connectors of entities that are owned by one of these',
  resourceRef: connectorResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references, one of which must own the entity'),
  }),
  apply: (connector, { claims }) =>
    connector.owners.some(owner => claims.includes(owner)),
  toQuery: ({ claims }) => ({ owners: claims }),
});

const isInNamespace = createPermissionRule({
  name: 'IS_IN_NAMESPACE',
  description: 'Allow connectors in one of these Kubernetes namespaces',
  resourceRef: connectorResourceRef,
  paramsSchema: z.object({
    namespaces: z.array(z.string()).describe('Names of namespaces'),
  }),
  apply: (connector, { namespaces }) =>
    namespaces.includes(connector.namespace),
  toQuery: ({ namespaces }) => ({ namespaces }),
});

const isInCluster = createPermissionRule({
  name: 'IS_IN_CLUSTER',
  description: 'Allow connectors in one of these clusters',
  resourceRef: connectorResourceRef,
  paramsSchema: z.object({
    clusters: z
      .array(z.string())
      .describe('Names of clusters, as the Kubernetes plugin has them'),
  }),
  apply: (connector, { clusters }) => clusters.includes(connector.cluster),
  toQuery: ({ clusters }) => ({ clusters }),
});

/**
 * The rules that conditions on connectors are made of.
 *
 * @public
 */
export const connectorPermissionRules = {
  isEntityOwner,
  isInNamespace,
  isInCluster,
};

const conditionExports = createConditionExports({
  resourceRef: connectorResourceRef,
  rules: connectorPermissionRules,
});

/**
 * Conditions for policies: `connectorConditions.isEntityOwner({ claims })`.
 *
 * @public
 */
export const connectorConditions = conditionExports.conditions;

/**
 * Makes a conditional decision out of {@link connectorConditions}.
 *
 * @public
 */
export const createConnectorConditionalDecision =
  conditionExports.createConditionalDecision;
