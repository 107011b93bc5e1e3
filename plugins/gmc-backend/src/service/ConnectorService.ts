import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  SCHEMA_VERSION,
  type ClustersDocument,
  type ClusterSummary,
  type ConnectorDocument,
  type EntityConnectorsDocument,
  type FleetDocument,
  type FleetQuery,
} from '@opea/backstage-plugin-gmc-common';
import type { EntityIndex, IndexedEntity } from '../entities/EntityIndex';
import type { FleetIndex } from '../fleet/FleetIndex';
import type { ConnectorLinks } from '../link/ConnectorLinks';
import type { ConnectorPlace } from '../link/linkEntity';
import type { Sight } from '../sight/Sight';
import type { Tracing } from '../telemetry/telemetryServices';
import type { Fleet } from './Fleet';

/** What the service needs. */
export interface ConnectorServiceOptions {
  fleet: Fleet;
  index: FleetIndex;
  entities: EntityIndex;
  links: ConnectorLinks;
  tracing: Tracing;
}

/**
 * Answers from memory: no method touches a cluster, and the catalog only for
 * an entity that is not in the index.
 */
export class ConnectorService {
  readonly #options: ConnectorServiceOptions;

  constructor(options: ConnectorServiceOptions) {
    this.#options = options;
  }

  clusters(sight: Sight): ClustersDocument {
    const { fleet, index } = this.#options;
    const visible = index.visible(sight);
    return {
      schemaVersion: SCHEMA_VERSION,
      clusters: fleet
        .names()
        .flatMap(
          name =>
            this.#summarize(
              name,
              visible.filter(({ resource }) => resource.cluster === name)
                .length,
            ) ?? [],
        ),
    };
  }

  /** A page of the connectors that the caller sees. */
  fleet(sight: Sight, query: FleetQuery): FleetDocument {
    return this.#options.index.page(sight, query);
  }

  /** The same, as a span of the caller's trace. */
  tracedFleet(sight: Sight, query: FleetQuery): Promise<FleetDocument> {
    return this.#options.tracing.startActiveSpan('gmc.fleet.list', span => {
      const document = this.fleet(sight, query);
      span.setAttribute('gmc.fleet.total', document.total);
      return document;
    });
  }

  /**
   * What is known about an entity that the caller may see. Throws
   * NotFoundError if the catalog has no such entity, and NotAllowedError if
   * there are connectors of which none may be seen.
   */
  async entityConnectors(
    sight: Sight,
    entityRef: string,
  ): Promise<EntityConnectorsDocument> {
    const { entities, links } = this.#options;
    const entity = await entities.find(entityRef);
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    const { places, problem } = links.ofEntity(entity);
    const allowed = places.filter(place =>
      sight.permits(links.seen(place, entity).resource),
    );
    if (places.length > 0 && allowed.length === 0) {
      throw new NotAllowedError(
        `You may not see the connector of ${entityRef}`,
      );
    }
    return {
      schemaVersion: SCHEMA_VERSION,
      entityRef,
      connectors: allowed.flatMap(place => this.#document(place, entity) ?? []),
      problem,
    };
  }

  /**
   * Throws NotAllowedError where the permission does not let the connector
   * through, and NotFoundError if the cluster has no such connector or the
   * caller is not to know of it, which sounds the same.
   */
  connector(sight: Sight, place: ConnectorPlace): ConnectorDocument {
    const { links } = this.#options;
    const entity = links.entityOf(place);
    const seen = links.seen(place, entity);
    if (!sight.permits(seen.resource)) {
      throw new NotAllowedError('You may not see this connector');
    }
    const document = this.#document(place, entity);
    if (!document) {
      throw new NotFoundError(`There is no cluster '${place.cluster}'`);
    }
    if (document.verdict.state === 'absent' || !sight.sees(seen)) {
      throw new NotFoundError(
        `There is no GMConnector '${place.name}' in namespace '${place.namespace}' of cluster '${place.cluster}'`,
      );
    }
    return document;
  }

  #summarize(cluster: string, connectors: number): ClusterSummary | undefined {
    const { fleet } = this.#options;
    const freshness = fleet.freshness(cluster);
    const stats = fleet.stats(cluster);
    if (!freshness || !stats) {
      return undefined;
    }
    const { profile, watch, watches, watchedSince } = stats;
    return {
      ...freshness,
      profile,
      watch,
      connectors,
      watches,
      watchedSince: watchedSince?.toISOString(),
      lagMs: stats.lagMs,
      clockSkewSeconds: stats.clockSkewSeconds,
    };
  }

  #document(
    place: ConnectorPlace,
    entity: IndexedEntity | undefined,
  ): ConnectorDocument | undefined {
    const { cluster, namespace, name } = place;
    const judged = this.#options.fleet.judged(place);
    return (
      judged && {
        schemaVersion: SCHEMA_VERSION,
        cluster,
        namespace,
        name,
        entityRef: entity?.entityRef,
        verdict: judged.verdict,
        freshness: judged.freshness,
        judgedAt: judged.judgedAt.toISOString(),
      }
    );
  }
}
