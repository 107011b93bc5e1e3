import type { Profile } from '../connector';
import type { CauseCode } from '../status/codes';
import type { ConnectorState } from '../status/Verdict';

/**
 * By what a fleet can be sorted. `severity` puts problems first: by state, the
 * most troubled first, then those that have been so for longest.
 *
 * @public
 */
export type FleetSort =
  | 'severity'
  | 'name'
  | 'namespace'
  | 'cluster'
  | 'owner'
  | 'since';

/**
 * Which connectors of the fleet to show. Several values of one filter widen
 * it, several filters narrow the result.
 *
 * @public
 */
export interface FleetFilter {
  cluster?: string[];
  namespace?: string[];
  /** Entity references of owners. */
  owner?: string[];
  state?: ConnectorState[];
  /** Any of a connector's causes, not its root cause alone. */
  cause?: CauseCode[];
  /** Ids of the component catalogue that a step of the connector is. */
  component?: string[];
  model?: string[];
  profile?: Profile[];
  /**
   * Words that all have to occur, in whatever case, in the name, namespace,
   * cluster, entity, owners, models, components or causes.
   */
  search?: string;
}

/**
 * A page of the fleet.
 *
 * @public
 */
export interface FleetQuery extends FleetFilter {
  /** Defaults to `severity`. */
  sort?: FleetSort;
  /** Defaults to `asc`, which puts problems first for `severity`. */
  order?: 'asc' | 'desc';
  /** Rows per page, from 1 to 200; defaults to 50. */
  limit?: number;
  /** The `nextCursor` of the page before, for the same filter and order. */
  cursor?: string;
}
