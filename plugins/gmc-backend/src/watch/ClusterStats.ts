import type { ClusterConfig } from '../config/readGmcConfig';

/** What is known of a cluster in numbers, and what it takes to know it. */
export interface ClusterStats extends ClusterConfig {
  connectors: number;
  /** Objects in the store, by the plural of their kind. */
  objects: Record<string, number>;
  /** Connections that watch it: those that are open, of those there should be. */
  watches: { open: number; wanted: number };
  /** Since when the oldest of the open watches runs. */
  watchedSince?: Date;
  /** Since the cluster was joined: requests to list and to watch. */
  requests: number;
  /** Complete lists among them. */
  lists: number;
  /** Lists and watches that failed. */
  failures: number;
  /**
   * Milliseconds from a change's arrival to its verdict, the longest of the last
   * minute.
   */
  lagMs?: number;
  /** By how many seconds the cluster's clock is ahead, where that matters. */
  clockSkewSeconds?: number;
}
