import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import {
  ClusterApiError,
  type ClusterApi,
  type ClusterInfo,
} from '@opea/backstage-plugin-gmc-node';
import { configOf, type GmcConfig } from '../config/readGmcConfig';
import type { ConnectorPlace } from '../link/linkEntity';
import { CLUSTERS_TOPIC, type ChangeHub } from '../status/ChangeHub';
import { DetailsCollector } from '../status/DetailsCollector';
import { LagMeter } from '../status/LagMeter';
import { VerdictBook, type JudgedConnector } from '../status/VerdictBook';
import { ClusterStore } from '../store/ClusterStore';
import { noTracing, type Tracing } from '../telemetry/telemetryServices';
import { traceJudging } from '../telemetry/traceJudging';
import type { ClusterStats } from '../watch/ClusterStats';
import type { Clock } from '../watch/Clock';
import { ClusterWatcher } from '../watch/ClusterWatcher';
import type { FollowTiming } from '../watch/FollowTiming';
import { ClusterPoll } from './ClusterPoll';

/** What a fleet needs. */
export interface FleetOptions {
  api: ClusterApi;
  config: GmcConfig;
  hub: ChangeHub;
  clock: Clock;
  logger: LoggerService;
  tracing?: Tracing;
  timing?: Partial<FollowTiming>;
  /** How often the Kubernetes plugin is asked for its clusters. */
  clustersRefreshMs?: number;
}

interface Member {
  info: ClusterInfo;
  store: ClusterStore;
  book: VerdictBook;
  watcher: ClusterWatcher;
  lag: LagMeter;
  stop(): void;
}

const TICK_MS = 10_000;

/** All clusters: each watched and judged by itself. */
export class Fleet {
  readonly #options: FleetOptions;
  readonly #members = new Map<string, Member>();
  #known = false;
  readonly #poll: ClusterPoll;

  constructor(options: FleetOptions) {
    const { api, clock, config, logger, clustersRefreshMs } = options;
    this.#options = options;
    this.#poll = new ClusterPoll({
      api,
      clock,
      logger,
      configured: [...config.clusters.keys()],
      refreshMs: clustersRefreshMs,
    });
  }

  /** Watches all clusters until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#poll.run(signal, clusters => this.#update(clusters, signal)),
      this.#tick(signal),
    ]);
    for (const member of this.#members.values()) {
      member.stop();
    }
  }

  /**
   * Names of all clusters. Throws ServiceUnavailableError while they are not
   * known, which is not the same as none.
   */
  names(): string[] {
    if (!this.#known) {
      throw new ServiceUnavailableError(
        `The clusters are not known yet${
          this.#poll.failure ? `: ${this.#poll.failure}` : ''
        }`,
      );
    }
    return [...this.#members.keys()];
  }

  /** Whether the clusters are known. */
  isKnown(): boolean {
    return this.#known;
  }

  /** The store of a cluster; undefined if there is no such cluster. */
  store(cluster: string): ClusterStore | undefined {
    return this.#members.get(cluster)?.store;
  }

  freshness(cluster: string): ClusterFreshness | undefined {
    const member = this.#members.get(cluster);
    return (
      member && {
        ...member.store.freshness(this.#options.clock.now()),
        ...identity(member.info),
      }
    );
  }

  /** Undefined if there is no such cluster. */
  stats(cluster: string): ClusterStats | undefined {
    const member = this.#members.get(cluster);
    if (!member) {
      return undefined;
    }
    const { store, watcher, lag } = member;
    const { open, openSince, wanted, requests, lists, failures } =
      watcher.stats;
    const objects = store.counts();
    return {
      ...configOf(this.#options.config, cluster),
      connectors: objects.gmconnectors,
      objects,
      watches: { open, wanted },
      watchedSince: openSince,
      requests,
      lists,
      failures,
      lagMs: lag.longest(this.#options.clock.now()),
      clockSkewSeconds: store.clock.skewSeconds,
    };
  }

  /**
   * The verdict about a connector, with what it rests on; undefined if there
   * is no such cluster. A connector that is not there has a verdict, too.
   */
  judged(
    place: ConnectorPlace,
  ):
    | (Omit<JudgedConnector, 'freshness'> & { freshness: ClusterFreshness })
    | undefined {
    const member = this.#members.get(place.cluster);
    if (!member) {
      return undefined;
    }
    const { namespace, name } = place;
    const { store, book, info } = member;
    const now = this.#options.clock.now();
    return {
      ...book.judged(namespace, name),
      freshness: {
        ...store.namespaceFreshness(namespace, now),
        ...identity(info),
      },
    };
  }

  #update(clusters: ClusterInfo[], signal: AbortSignal): void {
    const before = JSON.stringify([...this.#members.values()].map(infoOf));
    const names = new Set(clusters.map(({ name }) => name));
    for (const [name, member] of this.#members) {
      if (!names.has(name)) {
        member.stop();
        this.#members.delete(name);
      }
    }
    for (const info of clusters) {
      const member = this.#members.get(info.name);
      if (member && member.info.unsupported === info.unsupported) {
        const { access } = member.info;
        member.info = info;
        if (access !== info.access) {
          // What was refused before may be granted by now.
          member.watcher.hurry();
        }
      } else {
        member?.stop();
        this.#members.set(info.name, this.#join(info, signal));
      }
    }
    const after = JSON.stringify([...this.#members.values()].map(infoOf));
    if (!this.#known || before !== after) {
      this.#known = true;
      this.#options.hub.publish(CLUSTERS_TOPIC);
    }
  }

  #join(info: ClusterInfo, signal: AbortSignal): Member {
    const {
      api,
      config,
      hub,
      clock,
      logger,
      tracing = noTracing,
      timing,
    } = this.#options;
    const cluster = info.name;
    const store = new ClusterStore();
    const changed = (namespace: string | undefined) => {
      this.#members.get(cluster)?.book.changed(namespace);
    };
    const collector = new DetailsCollector({
      api,
      cluster,
      store,
      clock,
      logger,
      onChange: namespace => changed(namespace),
    });
    const lag = new LagMeter();
    const { watch, profile, operatorNamespace } = configOf(config, cluster);
    const book = new VerdictBook({
      store,
      clock,
      profile,
      operatorNamespace,
      observe: (namespace, name) => collector.observations(namespace, name),
      onJudged: (namespace, name, verdict) =>
        collector.judged(namespace, name, verdict),
      onChange: (namespace, name) =>
        hub.publishConnector({ cluster, namespace, name }),
      onForgotten: (namespace, name) => collector.forget(namespace, name),
      onLag: lagMs => lag.add(lagMs, clock.now()),
      inSlice: traceJudging(tracing, cluster),
    });
    const watcher = new ClusterWatcher({
      api,
      cluster,
      watch,
      profile,
      store,
      clock,
      timing,
      onChange: namespace => {
        book.changed(namespace);
        if (namespace === undefined) {
          hub.publish(CLUSTERS_TOPIC);
        }
      },
    });
    const left = new AbortController();
    if (info.unsupported) {
      const { unsupported: reason } = info;
      store.contact.failed(
        new ClusterApiError('unsupported', cluster, reason),
        clock.now(),
      );
    } else {
      const until = AbortSignal.any([signal, left.signal]);
      collector.start(until);
      void watcher.run(until);
    }
    return {
      info,
      store,
      book,
      watcher,
      lag,
      stop: () => {
        left.abort();
        book.stop();
      },
    };
  }

  async #tick(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#options.clock.delay(TICK_MS, signal);
      for (const { book } of this.#members.values()) {
        book.tick();
      }
    }
  }
}

function infoOf({ info }: Member): ClusterInfo {
  return info;
}

function identity({
  name,
  title,
}: ClusterInfo): Pick<ClusterFreshness, 'cluster' | 'title'> {
  return { cluster: name, title };
}
