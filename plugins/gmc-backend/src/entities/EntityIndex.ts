import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CLUSTER_ANNOTATION,
  CONNECTOR_ANNOTATION,
  parseConnectorRef,
  type ConnectorRef,
} from '@opea/backstage-plugin-gmc-common';
import { AnswerCache } from '../cache/AnswerCache';
import type { Clock } from '../watch/Clock';

/** What is kept of an entity. */
export interface IndexedEntity {
  entityRef: string;
  /** The value of its connector annotation, whatever it is. */
  connector?: string;
  /** The value of its cluster annotation. */
  cluster?: string;
  /** References of its owners. */
  owners: string[];
}

/** What an index needs. */
export interface EntityIndexOptions {
  catalog: Pick<CatalogService, 'getEntities' | 'getEntityByRef'>;
  auth: AuthService;
  clock: Clock;
  logger: LoggerService;
  /** What the catalog says of the entity is not what it said before. */
  onChange(entityRef: string): void;
}

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'relations',
];
/** How long an answer about a single entity is believed. */
const ANSWER_MS = 5_000;
const MAX_ANSWERS = 1_000;

/**
 * The entities that name a connector, in memory. The catalog is asked for all
 * of them on a schedule, and for a single one only where a reader asks for an
 * entity that is not among them.
 */
export class EntityIndex {
  readonly #options: EntityIndexOptions;
  readonly #answers: AnswerCache<IndexedEntity | undefined>;
  #entities = new Map<string, IndexedEntity>();
  /** By what they name. */
  #naming = new Map<string, IndexedEntity[]>();
  #failing = false;

  constructor(options: EntityIndexOptions) {
    this.#options = options;
    this.#answers = new AnswerCache({
      ttl: ANSWER_MS,
      limit: MAX_ANSWERS,
      clock: options.clock,
    });
  }

  /** Refreshes at intervals until the signal is aborted. Never rejects. */
  async run(interval: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.refresh();
      await this.#options.clock.delay(interval, signal);
    }
  }

  /** Reads all of them again. A failure keeps what is known. Never rejects. */
  async refresh(): Promise<void> {
    const { catalog, auth, logger, onChange } = this.#options;
    let items: Entity[];
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const filter = {
        [`metadata.annotations.${CONNECTOR_ANNOTATION}`]: CATALOG_FILTER_EXISTS,
      };
      ({ items } = await catalog.getEntities(
        { filter, fields: FIELDS },
        { credentials },
      ));
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) {
        this.#failing = true;
        logger.warn(`Could not read the entities with connectors: ${error}`);
      }
      return;
    }
    const before = this.#entities;
    this.#entities = new Map(
      items.map(toIndexed).map(entity => [entity.entityRef, entity]),
    );
    this.#naming = byConnector(this.#entities.values());
    for (const entityRef of new Set([
      ...before.keys(),
      ...this.#entities.keys(),
    ])) {
      const entity = this.#entities.get(entityRef);
      if (JSON.stringify(before.get(entityRef)) !== JSON.stringify(entity)) {
        this.#answers.forget(entityRef);
        onChange(entityRef);
      }
    }
  }

  /** The entity, if it names a connector. */
  get(entityRef: string): IndexedEntity | undefined {
    return this.#entities.get(entityRef);
  }

  /** The entities that name a connector, in whichever cluster. */
  naming({ namespace, name }: ConnectorRef): IndexedEntity[] {
    return this.#naming.get(`${namespace}/${name}`) ?? [];
  }

  /**
   * The entity, whether or not it names a connector; undefined if the catalog
   * has none. Rejects where the catalog had to be asked and could not be.
   */
  async find(entityRef: string): Promise<IndexedEntity | undefined> {
    return (
      this.#entities.get(entityRef) ??
      this.#answers.get(entityRef, () => this.#fetch(entityRef))
    );
  }

  async #fetch(entityRef: string): Promise<IndexedEntity | undefined> {
    const { catalog, auth, onChange } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const found = await catalog.getEntityByRef(entityRef, { credentials });
    const entity = found && toIndexed(found);
    if (entity?.connector !== undefined) {
      // It was registered after the last refresh.
      this.#entities.set(entityRef, entity);
      this.#naming = byConnector(this.#entities.values());
      this.#answers.forget(entityRef);
      onChange(entityRef);
    }
    return entity;
  }
}

/** Each list in the order of the references, so that the first is the first. */
function byConnector(
  entities: Iterable<IndexedEntity>,
): Map<string, IndexedEntity[]> {
  const result = new Map<string, IndexedEntity[]>();
  for (const entity of [...entities].sort(byEntityRef)) {
    const ref = parseConnectorRef(entity.connector ?? '');
    if (ref) {
      const key = `${ref.namespace}/${ref.name}`;
      result.set(key, [...(result.get(key) ?? []), entity]);
    }
  }
  return result;
}

function byEntityRef(a: IndexedEntity, b: IndexedEntity): number {
  return a.entityRef < b.entityRef ? -1 : 1;
}

function toIndexed(entity: Entity): IndexedEntity {
  const { annotations = {} } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    connector: annotations[CONNECTOR_ANNOTATION],
    cluster: annotations[CLUSTER_ANNOTATION],
    owners: (entity.relations ?? [])
      .filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef)
      .sort(),
  };
}
