import {
  parseConnectorRef,
  SCHEMA_VERSION,
  type ClusterFreshness,
  type FleetDocument,
  type FleetFacets,
  type FleetQuery,
} from '@opea/backstage-plugin-gmc-common';
import { LruMap } from '../cache/LruMap';
import type { EntityIndex } from '../entities/EntityIndex';
import { toResourceRef, type ConnectorLinks } from '../link/ConnectorLinks';
import type { ConnectorPlace } from '../link/linkEntity';
import type { Fleet } from '../service/Fleet';
import type { Sight } from '../sight/Sight';
import type { ClusterStore } from '../store/ClusterStore';
import type { Clock } from '../watch/Clock';
import { readCursor, viewOf, writeCursor } from './cursor';
import { countFacets, filterFleet } from './filterFleet';
import { toFleetRecord, type FleetRecord } from './FleetRecord';
import { comparePositions, positionOf, type FleetPosition } from './orderFleet';

/** What an index needs. */
export interface FleetIndexOptions {
  fleet: Pick<Fleet, 'names' | 'store' | 'judged' | 'freshness'>;
  entities: Pick<EntityIndex, 'get'>;
  links: ConnectorLinks;
  clock: Pick<Clock, 'now'>;
}

/** What callers of one sight see, as far as it has been found out. */
interface View {
  /** Decisions about records, which never change themselves. */
  decided: WeakMap<FleetRecord, boolean>;
  revision: number;
  visible: FleetRecord[];
  facets?: FleetFacets;
}

const DEFAULT_LIMIT = 50;
const MAX_VIEWS = 200;
const MAX_PAGES = 500;
const MAX_CHANGES = 5_000;
/** The times in a document are no older than this. */
const PAGE_MS = 1_000;

/**
 * A row for every connector of every cluster. Changes only note what has to be
 * made again; the next reader makes it, and the others find it made.
 */
export class FleetIndex {
  readonly #options: FleetIndexOptions;
  readonly #records = new Map<string, FleetRecord>();
  readonly #stores = new Map<string, ClusterStore>();
  readonly #changedPlaces = new Map<string, ConnectorPlace>();
  readonly #changedEntities = new Set<string>();
  readonly #views = new LruMap<View>(MAX_VIEWS);
  readonly #pages = new LruMap<FleetDocument>(MAX_PAGES);
  #revision = 0;
  #pagesOf = { revision: -1, until: 0 };

  constructor(options: FleetIndexOptions) {
    this.#options = options;
  }

  /** There is another verdict about a connector, or none any more. */
  connectorChanged(place: ConnectorPlace): void {
    this.#note(place);
    // Namespaces that come and go must not pile up where nobody reads.
    if (this.#changedPlaces.size > MAX_CHANGES) {
      this.#update();
    }
  }

  /** The catalog says something else about an entity. */
  entityChanged(entityRef: string): void {
    this.#changedEntities.add(entityRef);
  }

  /**
   * A page of what a caller sees. Throws ServiceUnavailableError while the
   * clusters are not known, and InputError for a cursor of another query.
   */
  page(sight: Sight, query: FleetQuery): FleetDocument {
    this.#update();
    const now = this.#options.clock.now().getTime();
    if (
      this.#pagesOf.revision !== this.#revision ||
      this.#pagesOf.until <= now
    ) {
      this.#pages.clear();
      this.#pagesOf = { revision: this.#revision, until: now + PAGE_MS };
    }
    const { cursor, limit } = query;
    const key = JSON.stringify([sight.key, viewOf(query), cursor, limit]);
    return this.#pages.getOrMake(key, () => this.#makePage(sight, query));
  }

  /** All that a caller sees. */
  visible(sight: Sight): readonly FleetRecord[] {
    this.#update();
    return this.#view(sight).visible;
  }

  /** All there is, for those who count. */
  all(): Iterable<FleetRecord> {
    this.#update();
    return this.#records.values();
  }

  #makePage(sight: Sight, query: FleetQuery): FleetDocument {
    const after = readCursor(query);
    const view = this.#view(sight);
    view.facets ??= countFacets(view.visible);
    const compare = (record: FleetRecord, other: FleetPosition) =>
      comparePositions(positionOf(record, query), other, query);
    const rows = filterFleet(view.visible, query).sort((a, b) =>
      compare(a, positionOf(b, query)),
    );
    const rest = after
      ? rows.filter(record => compare(record, after) > 0)
      : rows;
    const page = rest.slice(0, query.limit ?? DEFAULT_LIMIT);
    const last = page.at(-1);
    return {
      schemaVersion: SCHEMA_VERSION,
      connectors: page.map(({ summary }) => summary),
      total: rows.length,
      nextCursor:
        last && page.length < rest.length
          ? writeCursor(query, positionOf(last, query))
          : undefined,
      facets: view.facets,
      clusters: this.#clusters(),
    };
  }

  #clusters(): ClusterFreshness[] {
    const { fleet } = this.#options;
    return fleet.names().flatMap(name => fleet.freshness(name) ?? []);
  }

  #view(sight: Sight): View {
    const view = this.#views.getOrMake(sight.key, () => ({
      decided: new WeakMap(),
      revision: -1,
      visible: [],
    }));
    if (view.revision !== this.#revision) {
      view.revision = this.#revision;
      view.facets = undefined;
      view.visible = [...this.#records.values()].filter(record =>
        isSeen(view, sight, record),
      );
    }
    return view;
  }

  #note(place: ConnectorPlace): void {
    this.#changedPlaces.set(toResourceRef(place), place);
  }

  #update(): void {
    this.#followStores();
    this.#followEntities();
    if (this.#changedPlaces.size === 0) {
      return;
    }
    this.#revision += 1;
    for (const [key, place] of this.#changedPlaces) {
      const record = this.#makeRecord(place);
      if (record) {
        this.#records.set(key, record);
      } else {
        this.#records.delete(key);
      }
    }
    this.#changedPlaces.clear();
  }

  /** Clusters that came or went, or were given up and begun anew. */
  #followStores(): void {
    const { fleet } = this.#options;
    const names = new Set(fleet.names());
    const changed = [...new Set([...this.#stores.keys(), ...names])].filter(
      name => this.#stores.get(name) !== fleet.store(name),
    );
    if (changed.length === 0) {
      return;
    }
    for (const { resource } of this.#records.values()) {
      if (changed.includes(resource.cluster)) {
        this.#note(resource);
      }
    }
    for (const cluster of changed) {
      const store = fleet.store(cluster);
      if (!store) {
        this.#stores.delete(cluster);
        continue;
      }
      this.#stores.set(cluster, store);
      for (const namespace of store.connectors.namespaces()) {
        for (const { metadata } of store.connectors.in(namespace)) {
          this.#note({ cluster, namespace, name: metadata.name });
        }
      }
    }
  }

  /** What an entity was linked with, and what it names now. */
  #followEntities(): void {
    if (this.#changedEntities.size === 0) {
      return;
    }
    const { fleet, entities } = this.#options;
    for (const { resource } of this.#records.values()) {
      if (this.#changedEntities.has(resource.entityRef ?? '')) {
        this.#note(resource);
      }
    }
    for (const entityRef of this.#changedEntities) {
      const ref = parseConnectorRef(entities.get(entityRef)?.connector ?? '');
      for (const cluster of ref ? fleet.names() : []) {
        this.#note({ cluster, ...ref! });
      }
    }
    this.#changedEntities.clear();
  }

  #makeRecord(place: ConnectorPlace): FleetRecord | undefined {
    const { fleet, links } = this.#options;
    const connector = fleet
      .store(place.cluster)
      ?.connectors.get(place.namespace, place.name);
    const judged = connector && fleet.judged(place);
    return (
      judged &&
      toFleetRecord({
        seen: links.seen(place),
        verdict: judged.verdict,
        freshness: judged.freshness.state,
      })
    );
  }
}

function isSeen(view: View, sight: Sight, record: FleetRecord): boolean {
  const decided = view.decided.get(record);
  if (decided !== undefined) {
    return decided;
  }
  const isVisible = sight.sees(record);
  view.decided.set(record, isVisible);
  return isVisible;
}
