import {
  CLUSTER_ANNOTATION,
  CONNECTOR_ANNOTATION,
  ENTITY_ANNOTATION,
  parseConnectorRef,
  type ConnectorRef,
  type GMConnector,
  type LinkProblem,
} from '@opea/backstage-plugin-gmc-common';
import type { IndexedEntity } from '../entities/EntityIndex';
import { namesEntity } from './namesEntity';

/** Where a connector is, or should be. */
export interface ConnectorPlace extends ConnectorRef {
  cluster: string;
}

/** What may be shown for an entity, and what keeps more from being shown. */
export interface EntityLink {
  places: ConnectorPlace[];
  problem?: LinkProblem;
}

/** What a link is made of. */
export interface LinkInput {
  entity: IndexedEntity;
  /** Names of all configured clusters. */
  clusters: string[];
  connectorAt(place: ConnectorPlace): GMConnector | undefined;
  /** Whether an administrator gave the place to one of the entity's owners. */
  isOwnersPlace(place: ConnectorPlace): boolean;
}

/**
 * Which connectors an entity is linked with. Anybody can annotate an entity of
 * theirs, so a connector that is there counts only if it names the entity
 * back, or is where an administrator said that the entity's owner is. A place where nothing is counts: there is nothing to be kept from.
 */
export function linkEntity(input: LinkInput): EntityLink {
  const { entity, connectorAt, isOwnersPlace } = input;
  if (entity.connector === undefined) {
    return { places: [], problem: notAnnotated(entity.entityRef) };
  }
  const ref = parseConnectorRef(entity.connector);
  if (!ref) {
    return { places: [], problem: invalidAnnotation(entity) };
  }
  const { clusters, problem } = chooseClusters(input);

  const agreed: ConnectorPlace[] = [];
  const refused: ConnectorPlace[] = [];
  const empty: ConnectorPlace[] = [];
  for (const cluster of clusters) {
    const place = { cluster, ...ref };
    const connector = connectorAt(place);
    if (!connector) {
      empty.push(place);
    } else if (
      namesEntity(connector, entity.entityRef) ||
      isOwnersPlace(place)
    ) {
      agreed.push(place);
    } else {
      refused.push(place);
    }
  }
  if (entity.cluster !== undefined) {
    return {
      places: clusters
        .map(cluster => ({ cluster, ...ref }))
        .filter(
          place => !refused.some(({ cluster }) => cluster === place.cluster),
        ),
      problem: problem ?? notAgreed(entity, refused),
    };
  }
  // All clusters were looked through: what is found answers the question, and
  // the others are of no interest.
  if (agreed.length > 0) {
    return { places: agreed };
  }
  return refused.length > 0
    ? { places: [], problem: notAgreed(entity, refused) }
    : { places: empty };
}

/** Those that the entity names, one or several with commas, or all. */
function chooseClusters({ entity, clusters }: LinkInput): {
  clusters: string[];
  problem?: LinkProblem;
} {
  if (entity.cluster === undefined) {
    return { clusters };
  }
  const named = entity.cluster
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  const unknown = named.filter(name => !clusters.includes(name));
  return {
    clusters: named.filter(name => clusters.includes(name)),
    problem:
      unknown.length > 0 || named.length === 0
        ? unknownCluster(unknown, clusters)
        : undefined,
  };
}

function notAnnotated(entityRef: string): LinkProblem {
  return {
    code: 'not-annotated',
    message: `${entityRef} names no connector.`,
    missing: {
      on: 'entity',
      annotation: CONNECTOR_ANNOTATION,
      value: '<namespace>/<name>',
    },
  };
}

function invalidAnnotation({
  entityRef,
  connector,
}: IndexedEntity): LinkProblem {
  return {
    code: 'invalid-annotation',
    message: `${entityRef} names the connector '${connector}', which is not of the form <namespace>/<name>.`,
    missing: {
      on: 'entity',
      annotation: CONNECTOR_ANNOTATION,
      value: '<namespace>/<name>',
    },
  };
}

function unknownCluster(unknown: string[], clusters: string[]): LinkProblem {
  const configured =
    clusters.length > 0
      ? `Configured are: ${clusters.join(', ')}.`
      : 'None is configured.';
  return {
    code: 'unknown-cluster',
    message: `${
      unknown.length > 0
        ? `There is no cluster ${quoted(unknown)}.`
        : 'The annotation names no cluster.'
    } ${configured}`,
    missing:
      clusters.length === 1
        ? { on: 'entity', annotation: CLUSTER_ANNOTATION, value: clusters[0] }
        : undefined,
  };
}

function notAgreed(
  { entityRef }: IndexedEntity,
  refused: ConnectorPlace[],
): LinkProblem | undefined {
  if (refused.length === 0) {
    return undefined;
  }
  const [{ namespace, name }] = refused;
  return {
    code: 'not-agreed',
    message: `Connector '${namespace}/${name}' in cluster ${quoted(
      refused.map(({ cluster }) => cluster),
    )} does not name ${entityRef} back.`,
    missing: {
      on: 'connector',
      annotation: ENTITY_ANNOTATION,
      value: entityRef,
    },
  };
}

function quoted(names: string[]): string {
  return names.map(name => `'${name}'`).join(', ');
}
