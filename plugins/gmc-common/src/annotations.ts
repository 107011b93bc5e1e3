/**
 * The keys by which entities and connectors name each other. They are part of
 * the suite's contract: repositories out there carry them.
 */

/**
 * Entity annotation: the connector of an entity, as `<namespace>/<name>`.
 *
 * @public
 */
export const CONNECTOR_ANNOTATION = 'gmc.opea.io/connector';

/**
 * Entity annotation of Backstage's own: the cluster that runs the connector.
 *
 * @public
 */
export const CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

/**
 * Connector annotation: the entity reference of the entity it belongs to.
 * A link holds only when both sides name each other.
 *
 * @public
 */
export const ENTITY_ANNOTATION = 'gmc.opea.io/entity';

/**
 * Connector annotation: what it was rendered from.
 *
 * @public
 */
export const SOURCE_ANNOTATION = 'gmc.opea.io/source';

/**
 * Label of Backstage's own, on the connector and the entity (there an
 * annotation), by which the stock Kubernetes tab finds the objects.
 *
 * @public
 */
export const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/**
 * The value of `app.kubernetes.io/managed-by` on everything the suite renders.
 *
 * @public
 */
export const MANAGED_BY = 'opea-backstage';

/**
 * Connector annotation: which microservice of the pipeline each Service was
 * rendered for, as a JSON object. Kubernetes' names are narrower than OPEA's.
 *
 * @public
 */
export const SERVICES_ANNOTATION = 'gmc.opea.io/services';
