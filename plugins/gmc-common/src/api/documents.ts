import type { Profile } from '../connector';
import type { CauseCode } from '../status/codes';
import type { ConnectorState, Verdict } from '../status/Verdict';

/**
 * What `/api/gmc/v1` answers. Every document carries `schemaVersion`; fields
 * are added within a version, never removed.
 */

/** @public */
export const SCHEMA_VERSION = 1;

/**
 * How recent the knowledge about a cluster is.
 *
 * - `live`: the watches run
 * - `stale`: they were interrupted; what is told is as of `lastContact`
 * - `unreachable`: the cluster does not answer
 * - `forbidden`: it answers, but refuses what we need to read
 * - `unsupported`: its credentials exist only in the browser of a user
 * - `starting`: no complete answer yet
 *
 * @public
 */
export interface ClusterFreshness {
  cluster: string;
  title?: string;
  state:
    | 'live'
    | 'stale'
    | 'unreachable'
    | 'forbidden'
    | 'unsupported'
    | 'starting';
  /** When the cluster last answered, ISO 8601; absent if it never did. */
  lastContact?: string;
  /** The cluster's own words, where it is not live. */
  message?: string;
}

/**
 * A cluster, how fresh what is known of it is, and what it takes to know it.
 *
 * @public
 */
export interface ClusterSummary extends ClusterFreshness {
  profile: Profile;
  /** Where its workloads are watched. */
  watch: 'namespaces' | 'cluster';
  /** How many connectors it has that the caller may see. */
  connectors: number;
  /** Connections that watch it: those that are open, of those there should be. */
  watches: { open: number; wanted: number };
  /** Since when the oldest of the open watches runs, ISO 8601. */
  watchedSince?: string;
  /**
   * Milliseconds from the arrival of a change to its verdict, the longest of
   * the last minute; absent if nothing changed in it.
   */
  lagMs?: number;
  /**
   * By how many seconds the cluster's clock is ahead of the backend's, where
   * that is enough to matter; negative if it is behind. Verdicts go by the
   * cluster's clock.
   */
  clockSkewSeconds?: number;
}

/**
 * `GET /v1/clusters`: the clusters the Kubernetes plugin knows.
 *
 * @public
 */
export interface ClustersDocument {
  schemaVersion: typeof SCHEMA_VERSION;
  clusters: ClusterSummary[];
}

/**
 * One connector with our verdict about it.
 * `GET /v1/clusters/:cluster/namespaces/:namespace/connectors/:name`
 *
 * @public
 */
export interface ConnectorDocument {
  schemaVersion: typeof SCHEMA_VERSION;
  cluster: string;
  namespace: string;
  name: string;
  /** The entity it is linked with, both sides agreeing. */
  entityRef?: string;
  verdict: Verdict;
  freshness: ClusterFreshness;
  /** When this verdict was made, ISO 8601. */
  judgedAt: string;
}

/**
 * Why an entity has no connectors to show.
 *
 * - `not-annotated`: the entity names none
 * - `invalid-annotation`: what it names is not `<namespace>/<name>`
 * - `unknown-cluster`: its cluster is not among the configured ones
 * - `not-agreed`: the connector is there, and does not name the entity back
 *
 * @public
 */
export interface LinkProblem {
  code:
    | 'not-annotated'
    | 'invalid-annotation'
    | 'unknown-cluster'
    | 'not-agreed';
  message: string;
  /** The line that is missing, ready to be pasted, and where it belongs. */
  missing?: { on: 'entity' | 'connector'; annotation: string; value: string };
}

/**
 * `GET /v1/entities/:kind/:namespace/:name/connectors`, and each event of
 * `GET /v1/entities/:kind/:namespace/:name/stream` (`snapshot`, then `change`).
 * One connector for each cluster that the entity names; all configured
 * clusters are looked through when it names none.
 *
 * @public
 */
export interface EntityConnectorsDocument {
  schemaVersion: typeof SCHEMA_VERSION;
  entityRef: string;
  connectors: ConnectorDocument[];
  problem?: LinkProblem;
}

/**
 * `POST /v1/clusters/:cluster/placement` with `{ namespace, name }`: whether
 * a new connector can go there. The one question that is asked of the cluster
 * itself: what it says must be true at that moment.
 *
 * @public
 */
export interface PlacementDocument {
  schemaVersion: typeof SCHEMA_VERSION;
  cluster: string;
  namespace: { name: string; exists: boolean };
  /** Names of the connectors that live in the namespace. */
  connectors: string[];
}

/**
 * A connector as a row among many.
 *
 * @public
 */
export interface ConnectorSummary {
  cluster: string;
  namespace: string;
  name: string;
  /** The entity it is linked with, both sides agreeing. */
  entityRef?: string;
  /** Entity references of its owners; none if no one is known. */
  owners: string[];
  profile?: Profile;
  state: ConnectorState;
  /** Since when the state holds, ISO 8601. */
  since?: string;
  /** The root cause. */
  cause?: { code: CauseCode; step?: string; message: string };
  /** The codes of all causes, the root cause's first, each once. */
  causes: CauseCode[];
  /** How many notices there are. */
  notices: number;
  /** Steps that have a workload of their own, the router among them. */
  steps: { ready: number; total: number };
  /** Ids of the component catalogue, sorted, each once. */
  components: string[];
  /** Sorted, each once. */
  models: string[];
  /** How fresh what is known of its namespace is. */
  freshness: ClusterFreshness['state'];
}

/**
 * How many of the connectors that the caller may see have each value of a
 * filter; the most frequent first, and no more than a hundred of each.
 *
 * @public
 */
export type FleetFacets = Record<
  | 'cluster'
  | 'namespace'
  | 'owner'
  | 'state'
  | 'cause'
  | 'component'
  | 'model'
  | 'profile',
  { value: string; count: number }[]
>;

/**
 * `GET /v1/connectors`, and each event of `GET /v1/connectors/stream`
 * (`snapshot`, then `change`): the connectors that the caller may see and that
 * match a {@link FleetQuery}, a page of them.
 *
 * @public
 */
export interface FleetDocument {
  schemaVersion: typeof SCHEMA_VERSION;
  connectors: ConnectorSummary[];
  /** How many match, on all pages. */
  total: number;
  /** Absent on the last page. */
  nextCursor?: string;
  /** Of all that the caller may see, whatever the filter. */
  facets: FleetFacets;
  /** Every cluster that the Kubernetes plugin knows: a gap must not go unseen. */
  clusters: ClusterFreshness[];
}
