import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  CONNECTOR_ANNOTATION,
  gmcConnectorReadPermission,
} from '@opea/backstage-plugin-gmc-common';
import { AnswerCache } from '../cache/AnswerCache';
import { digestOf } from '../digest';
import type { Clock } from '../watch/Clock';
import {
  Sight,
  type EntitySet,
  type Permits,
  type VisibleEntities,
} from './Sight';

/** What it takes to find out what callers see. */
export interface SightsOptions {
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntities' | 'getEntityByRef'>;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  permits: Permits;
  platformOwners: readonly string[] | undefined;
  clock: Clock;
}

/** Somebody who asks. */
export interface Asker {
  credentials: BackstageCredentials;
  /**
   * Stands for these very credentials where answers are kept; undefined where
   * nothing does, so that nothing is kept.
   */
  key: string | undefined;
}

/** Somebody who asked, and what they see. */
export interface Caller {
  sight: Sight;
  /**
   * For streams: makes something of the sight by the same decisions, but with
   * the catalog as it is by now. At once, where that has no say.
   */
  with<T>(make: (sight: Sight) => T): T | Promise<T>;
  /**
   * Throws NotFoundError for an entity that the caller may not see: like the
   * catalog, this does not tell whether there is one.
   */
  requireEntity(entityRef: string): Promise<void>;
}

interface Decisions {
  connectors: PolicyDecision;
  entities: PolicyDecision;
}

/** A page of Backstage asks several times at once: one decision for all. */
const DECISION_MS = 5_000;
const ENTITIES_MS = 30_000;
/** An entity that is not there now may be registered in a moment. */
const ENTITY_MS = 5_000;
const MAX_ASKERS = 500;
const MAX_ENTITIES = 5_000;

/** Finds out what callers see. Every decision is asked as the caller. */
export class Sights {
  readonly #options: SightsOptions;
  readonly #decisions: AnswerCache<Decisions>;
  readonly #entitySets: AnswerCache<EntitySet>;
  readonly #entities: AnswerCache<boolean>;
  readonly #ownership: AnswerCache<string[]>;

  constructor(options: SightsOptions) {
    this.#options = options;
    const cache = <T>(ttl: number, limit = MAX_ASKERS) =>
      new AnswerCache<T>({ ttl, limit, clock: options.clock });
    this.#decisions = cache(DECISION_MS);
    this.#entitySets = cache(ENTITIES_MS);
    this.#entities = cache(ENTITY_MS, MAX_ENTITIES);
    this.#ownership = cache(ENTITIES_MS);
  }

  /**
   * Throws NotAllowedError unless the caller may see connectors, or at least
   * some.
   */
  async of(asker: Asker): Promise<Caller> {
    const decisions = await kept(this.#decisions, asker, '', () =>
      this.#decide(asker),
    );
    if (
      !isAllowed(decisions.connectors) &&
      !isConditional(decisions.connectors)
    ) {
      throw new NotAllowedError('You may not see GMC connectors');
    }
    const sight = await this.#sight(asker, decisions);
    return {
      sight,
      with: make =>
        isConditional(decisions.entities)
          ? this.#sight(asker, decisions).then(make)
          : make(sight),
      requireEntity: async entityRef => {
        const isShown =
          sight.seesEntity(entityRef) ||
          (await this.#seesNewEntity(asker, decisions, entityRef));
        if (!isShown) {
          throw new NotFoundError(`There is no entity ${entityRef}`);
        }
      },
    };
  }

  async #decide({ credentials }: Asker): Promise<Decisions> {
    const [connectors, entities] =
      await this.#options.permissions.authorizeConditional(
        [
          { permission: gmcConnectorReadPermission },
          { permission: catalogEntityReadPermission },
        ],
        { credentials },
      );
    return { connectors, entities };
  }

  async #sight(asker: Asker, decisions: Decisions): Promise<Sight> {
    const [entities, seesUnowned] = await Promise.all([
      this.#visibleEntities(asker, decisions.entities),
      this.#seesUnowned(asker),
    ]);
    const { permits } = this.#options;
    return new Sight({
      decision: decisions.connectors,
      entities,
      seesUnowned,
      permits,
    });
  }

  /** What the catalog's own conditions mean is known to the catalog alone. */
  async #visibleEntities(
    asker: Asker,
    decision: PolicyDecision,
  ): Promise<VisibleEntities> {
    if (isConditional(decision)) {
      return kept(this.#entitySets, asker, '', () => this.#askCatalog(asker));
    }
    return isAllowed(decision) ? 'all' : 'none';
  }

  async #askCatalog({ credentials }: Asker): Promise<EntitySet> {
    const { items } = await this.#options.catalog.getEntities(
      {
        filter: {
          [`metadata.annotations.${CONNECTOR_ANNOTATION}`]:
            CATALOG_FILTER_EXISTS,
        },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    const refs = items.map(entity => stringifyEntityRef(entity)).sort();
    return { refs: new Set(refs), digest: digestOf(refs.join()) };
  }

  /** One that is newer than the set, or that names no connector. */
  async #seesNewEntity(
    asker: Asker,
    { entities }: Decisions,
    entityRef: string,
  ): Promise<boolean> {
    const { catalog } = this.#options;
    const { credentials } = asker;
    return (
      isConditional(entities) &&
      kept(this.#entities, asker, entityRef, async () =>
        Boolean(await catalog.getEntityByRef(entityRef, { credentials })),
      )
    );
  }

  async #seesUnowned(asker: Asker): Promise<boolean> {
    const { auth, platformOwners, userInfo } = this.#options;
    const { credentials } = asker;
    if (
      platformOwners === undefined ||
      !auth.isPrincipal(credentials, 'user')
    ) {
      return true;
    }
    const refs = await kept(this.#ownership, asker, '', async () => {
      const info = await userInfo.getUserInfo(credentials);
      return info.ownershipEntityRefs;
    });
    return refs.some(ref => platformOwners.includes(ref));
  }
}

function kept<T>(
  cache: AnswerCache<T>,
  { key }: Asker,
  about: string,
  ask: () => Promise<T>,
): Promise<T> {
  return key === undefined ? ask() : cache.get(`${key} ${about}`, ask);
}

function isAllowed({ result }: PolicyDecision): boolean {
  return result === AuthorizeResult.ALLOW;
}

function isConditional({ result }: PolicyDecision): boolean {
  return result === AuthorizeResult.CONDITIONAL;
}
