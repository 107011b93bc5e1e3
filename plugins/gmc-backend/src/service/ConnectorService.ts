import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  parseConnectorRef,
  SCHEMA_VERSION,
  type ClustersDocument,
  type ConnectorDocument,
  type EntityConnectorsDocument,
} from '@opea/backstage-plugin-gmc-common';
import type { ConnectorResource } from '@opea/backstage-plugin-gmc-node';
import type { EntityIndex, IndexedEntity } from '../entities/EntityIndex';
import { linkEntity, type ConnectorPlace } from '../link/linkEntity';
import { namedEntity } from '../link/namesEntity';
import type { Fleet } from './Fleet';

/** Whether the one who asks may see a connector. */
export type MayRead = (place: ConnectorPlace) => Promise<boolean>;

/**
 * Answers from memory: no method touches a cluster, and the catalog only for
 * an entity that is not in the index.
 */
export class ConnectorService {
  readonly #fleet: Fleet;
  readonly #entities: EntityIndex;

  constructor(options: { fleet: Fleet; entities: EntityIndex }) {
    this.#fleet = options.fleet;
    this.#entities = options.entities;
  }

  clusters(): ClustersDocument {
    return {
      schemaVersion: SCHEMA_VERSION,
      clusters: this.#fleet
        .names()
        .flatMap(name => this.#fleet.freshness(name) ?? []),
    };
  }

  /**
   * Throws NotFoundError if the catalog has no such entity, and
   * NotAllowedError if there are connectors of which none may be seen.
   */
  async entityConnectors(
    entityRef: string,
    mayRead: MayRead,
  ): Promise<EntityConnectorsDocument> {
    const entity = await this.#entities.find(entityRef);
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    const { places, problem } = this.#link(entity);
    const allowed: ConnectorPlace[] = [];
    for (const place of places) {
      if (await mayRead(place)) {
        allowed.push(place);
      }
    }
    if (places.length > 0 && allowed.length === 0) {
      throw new NotAllowedError(
        `You may not see the connector of ${entityRef}`,
      );
    }
    return {
      schemaVersion: SCHEMA_VERSION,
      entityRef,
      connectors: (
        await Promise.all(allowed.map(place => this.#document(place)))
      ).flatMap(document => document ?? []),
      problem,
    };
  }

  /** Throws NotFoundError if the cluster has no such connector. */
  async connector(place: ConnectorPlace): Promise<ConnectorDocument> {
    const document = await this.#document(place);
    if (!document) {
      throw new NotFoundError(`There is no cluster '${place.cluster}'`);
    }
    if (document.verdict.state === 'absent') {
      throw new NotFoundError(
        `There is no GMConnector '${place.name}' in namespace '${place.namespace}' of cluster '${place.cluster}'`,
      );
    }
    return document;
  }

  /** What the entity's name in the connector is worth: both must agree. */
  async linkedEntity(
    place: ConnectorPlace,
  ): Promise<IndexedEntity | undefined> {
    const connector = this.#connectorAt(place);
    const entityRef = connector && namedEntity(connector);
    const entity = entityRef ? await this.#entities.find(entityRef) : undefined;
    const isLinked =
      entity &&
      this.#link(entity).places.some(
        linked =>
          linked.cluster === place.cluster &&
          linked.namespace === place.namespace &&
          linked.name === place.name,
      );
    return isLinked ? entity : undefined;
  }

  /** What permission rules see of a connector, there or not. */
  async resource(resourceRef: string): Promise<ConnectorResource | undefined> {
    const place = parseResourceRef(resourceRef);
    if (!place) {
      return undefined;
    }
    const entity = await this.linkedEntity(place);
    return {
      ...place,
      entityRef: entity?.entityRef,
      owners: entity?.owners ?? [],
    };
  }

  async #document(
    place: ConnectorPlace,
  ): Promise<ConnectorDocument | undefined> {
    const judged = this.#fleet.judged(place);
    return (
      judged && {
        schemaVersion: SCHEMA_VERSION,
        ...place,
        entityRef: (await this.linkedEntity(place))?.entityRef,
        verdict: judged.verdict,
        freshness: judged.freshness,
        judgedAt: judged.judgedAt.toISOString(),
      }
    );
  }

  #link(entity: IndexedEntity) {
    return linkEntity({
      entity,
      clusters: this.#fleet.names(),
      connectorAt: place => this.#connectorAt(place),
    });
  }

  #connectorAt({ cluster, namespace, name }: ConnectorPlace) {
    return this.#fleet.store(cluster)?.connectors.get(namespace, name);
  }
}

/** A permission's reference to a connector. */
export function toResourceRef(place: ConnectorPlace): string {
  return `${place.cluster}/${place.namespace}/${place.name}`;
}

/** Names of clusters may have slashes in them; Kubernetes' names can't. */
function parseResourceRef(text: string): ConnectorPlace | undefined {
  const match = /^(.+)\/([^/]+\/[^/]+)$/.exec(text);
  const ref = match && parseConnectorRef(match[2]);
  return ref ? { cluster: match[1], ...ref } : undefined;
}
