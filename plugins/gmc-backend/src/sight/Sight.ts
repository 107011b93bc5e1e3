import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { ConnectorResource } from '@opea/backstage-plugin-gmc-node';
import type { SeenConnector } from '../link/ConnectorLinks';

/** Whether a decision about connectors lets this one through. */
export type Permits = (
  decision: PolicyDecision,
  resource: ConnectorResource,
) => boolean;

/** The entities that a caller may see, among those that name a connector. */
export type VisibleEntities = 'all' | 'none' | EntitySet;

/** References of entities, with what is the same for equal sets. */
export interface EntitySet {
  refs: ReadonlySet<string>;
  digest: string;
}

/** What a caller's sight is made of. */
export interface SightOptions {
  decision: PolicyDecision;
  entities: VisibleEntities;
  /** Whether the caller sees connectors that nobody owns. */
  seesUnowned: boolean;
  permits: Permits;
}

/**
 * What one caller sees: decided once, then applied to any number of
 * connectors without asking anybody.
 */
export class Sight {
  /** The same for callers who see the same. */
  readonly key: string;
  readonly #options: SightOptions;

  constructor(options: SightOptions) {
    this.#options = options;
    const { decision, entities, seesUnowned } = options;
    this.key = JSON.stringify([
      decision.result === AuthorizeResult.CONDITIONAL
        ? decision.conditions
        : decision.result,
      typeof entities === 'string' ? entities : entities.digest,
      seesUnowned,
    ]);
  }

  /** Whether the permission as such lets a connector through. */
  permits(resource: ConnectorResource): boolean {
    return this.#options.permits(this.#options.decision, resource);
  }

  /** Whether the catalog shows an entity, of those that name a connector. */
  seesEntity(entityRef: string): boolean {
    const { entities } = this.#options;
    return typeof entities === 'string'
      ? entities === 'all'
      : entities.refs.has(entityRef);
  }

  /**
   * Whether a connector may be told of at all: the permission lets it through,
   * and so does the catalog if it has an entity; one that nobody owns is the
   * platform team's.
   */
  sees({ resource, isMapped }: SeenConnector): boolean {
    return this.permits(resource) && this.#isShown(resource, isMapped);
  }

  #isShown({ entityRef }: ConnectorResource, isMapped: boolean): boolean {
    return entityRef === undefined
      ? isMapped || this.#options.seesUnowned
      : this.seesEntity(entityRef);
  }
}
