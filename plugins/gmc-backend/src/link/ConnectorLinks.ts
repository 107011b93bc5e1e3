import {
  parseConnectorRef,
  type GMConnector,
} from '@opea/backstage-plugin-gmc-common';
import type { ConnectorResource } from '@opea/backstage-plugin-gmc-node';
import type { EntityIndex, IndexedEntity } from '../entities/EntityIndex';
import { linkEntity, type ConnectorPlace, type EntityLink } from './linkEntity';
import { namedEntity } from './namesEntity';
import type { NamespaceOwners } from './NamespaceOwners';

/** A connector with what decides who sees it. */
export interface SeenConnector {
  /** What permission rules see of it. */
  resource: ConnectorResource;
  /** Whether the administrator's mapping gives it an owner. */
  isMapped: boolean;
}

/** What links need. */
export interface ConnectorLinksOptions {
  /** Names of all clusters. */
  clusters(): string[];
  connectorAt(place: ConnectorPlace): GMConnector | undefined;
  entities: Pick<EntityIndex, 'get' | 'naming'>;
  owners: NamespaceOwners;
}

/** Which entities and connectors belong together, seen from either side. */
export class ConnectorLinks {
  readonly #options: ConnectorLinksOptions;

  constructor(options: ConnectorLinksOptions) {
    this.#options = options;
  }

  /** The connectors of an entity, or why there are none. */
  ofEntity(entity: IndexedEntity): EntityLink {
    const { clusters, connectorAt, owners } = this.#options;
    return linkEntity({
      entity,
      clusters: clusters(),
      connectorAt,
      isOwnersPlace: place =>
        entity.owners.includes(owners.ownerOf(place) ?? ''),
    });
  }

  /** The entity of a connector: the one it names, or else a mapped owner's. */
  entityOf(place: ConnectorPlace): IndexedEntity | undefined {
    const { connectorAt, entities } = this.#options;
    const connector = connectorAt(place);
    if (!connector) {
      return undefined;
    }
    const named = entities.get(namedEntity(connector) ?? '');
    return [named, ...entities.naming(place)].find(
      entity => entity && this.#isLinked(entity, place),
    );
  }

  /** A connector, there or not, as those see it who decide about it. */
  seen(place: ConnectorPlace, entity = this.entityOf(place)): SeenConnector {
    const mapped = this.#options.owners.ownerOf(place);
    const owners = new Set(entity?.owners);
    if (mapped !== undefined) {
      owners.add(mapped);
    }
    const { cluster, namespace, name } = place;
    return {
      resource: {
        cluster,
        namespace,
        name,
        entityRef: entity?.entityRef,
        owners: [...owners].sort(),
      },
      isMapped: mapped !== undefined,
    };
  }

  /** What permission rules see behind a {@link toResourceRef}. */
  resource(resourceRef: string): ConnectorResource | undefined {
    const place = parseResourceRef(resourceRef);
    return place && this.seen(place).resource;
  }

  #isLinked(entity: IndexedEntity, place: ConnectorPlace): boolean {
    return this.ofEntity(entity).places.some(
      ({ cluster, namespace, name }) =>
        cluster === place.cluster &&
        namespace === place.namespace &&
        name === place.name,
    );
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
