import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ServerClock } from '../store/ServerClock';
import type { Clock } from './Clock';
import { DEFAULT_FOLLOW_TIMING, type FollowTiming } from './FollowTiming';
import { Gate } from './Gate';
import { WatchStats } from './WatchStats';

/**
 * A cluster with a thousand namespaces is not asked for all of them at once,
 * and what is being read of it stays small.
 */
const LISTS_AT_A_TIME = 4;
/** An API server that was mute so often streams no lists. */
const MOST_SILENT_STREAMS = 2;

/** What the followers of one cluster have in common. */
export class FollowContext {
  readonly api: ClusterApi;
  readonly cluster: string;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly timing: FollowTiming;
  readonly stats = new WatchStats();
  /** For lists, whether streamed or not. */
  readonly gate = new Gate(LISTS_AT_A_TIME);
  #silentStreams = 0;
  #refusesStreams = false;

  constructor(options: {
    api: ClusterApi;
    cluster: string;
    clock: Clock;
    serverClock: ServerClock;
    timing?: Partial<FollowTiming>;
  }) {
    this.api = options.api;
    this.cluster = options.cluster;
    this.clock = options.clock;
    this.serverClock = options.serverClock;
    this.timing = { ...DEFAULT_FOLLOW_TIMING, ...options.timing };
  }

  /** Whether the API server can begin a watch with all there is. */
  get streamsLists(): boolean {
    return !this.#refusesStreams && this.#silentStreams < MOST_SILENT_STREAMS;
  }

  /** It said that it can't, or it did otherwise. */
  refusedStream(): void {
    this.#refusesStreams = true;
  }

  /** It may be unable to, or in trouble. */
  wasSilent(): void {
    this.#silentStreams++;
  }

  /** It can, and a silence before was something else. */
  hasStreamed(): void {
    this.#silentStreams = 0;
  }
}
