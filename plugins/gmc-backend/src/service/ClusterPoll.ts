import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterApi, ClusterInfo } from '@opea/backstage-plugin-gmc-node';
import { Backoff } from '../watch/Backoff';
import type { Clock } from '../watch/Clock';

/** What a poll needs. */
export interface ClusterPollOptions {
  api: ClusterApi;
  clock: Clock;
  logger: LoggerService;
  /** Names of clusters that the configuration mentions. */
  configured: string[];
  refreshMs?: number;
}

/**
 * The Kubernetes plugin's clusters may come from a catalog, so they change. To
 * ask costs a call within the backend.
 */
const REFRESH_MS = 10_000;
const LONGEST_RETRY_MS = 60_000;
const DEADLINE_MS = 30_000;

/** Asks the Kubernetes plugin for its clusters, again and again. */
export class ClusterPoll {
  readonly #options: ClusterPollOptions;
  /** The configured clusters that nobody knows, as far as they were told. */
  #strangers = '';
  #failure: string | undefined;

  constructor(options: ClusterPollOptions) {
    this.#options = options;
  }

  /** Why the clusters are not known, if the last attempt failed. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Polls until the signal is aborted. Never rejects. */
  async run(
    signal: AbortSignal,
    onClusters: (clusters: ClusterInfo[]) => void,
  ): Promise<void> {
    const { api, clock, logger, refreshMs = REFRESH_MS } = this.#options;
    const backoff = new Backoff({
      initial: 1_000,
      max: LONGEST_RETRY_MS,
      random: clock.random,
    });
    while (!signal.aborted) {
      let wait = refreshMs;
      try {
        const deadline = AbortSignal.timeout(DEADLINE_MS);
        const clusters = await api.clusters({
          signal: AbortSignal.any([signal, deadline]),
        });
        onClusters(clusters);
        this.#warnOfStrangers(clusters);
        this.#failure = undefined;
        backoff.reset();
      } catch (error) {
        wait = backoff.next();
        if (!signal.aborted) {
          this.#failure = error instanceof Error ? error.message : `${error}`;
          logger.warn(`Could not read the clusters: ${this.#failure}`);
        }
      }
      await clock.delay(wait, signal);
    }
  }

  /** A cluster may be added later, but more often its name is mistyped. */
  #warnOfStrangers(clusters: ClusterInfo[]): void {
    const { configured, logger } = this.#options;
    const known = clusters.map(({ name }) => name);
    const strangers = configured
      .filter(name => !known.includes(name))
      .map(name => `'${name}'`)
      .join(', ');
    if (strangers !== '' && strangers !== this.#strangers) {
      logger.warn(
        `'gmc.clusters' names ${strangers}, unknown to the Kubernetes plugin, which knows ${
          known.map(name => `'${name}'`).join(', ') || 'none'
        }`,
      );
    }
    this.#strangers = strangers;
  }
}
