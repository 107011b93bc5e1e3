import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  configMapFacts,
  redact,
  trimEvent,
  wantedLogs,
  type ConfigMapFacts,
  type KubernetesEvent,
  type PreviousLog,
  type Verdict,
  type WantedLog,
} from '@opea/backstage-plugin-gmc-common';
import {
  ClusterApiError,
  type ClusterApi,
  type ResourcePath,
} from '@opea/backstage-plugin-gmc-node';
import type { ClusterStore, NamespaceDetails } from '../store/ClusterStore';
import type { Clock } from '../watch/Clock';

/** What a collector needs. */
export interface DetailsCollectorOptions {
  api: ClusterApi;
  cluster: string;
  store: ClusterStore;
  clock: Clock;
  logger: LoggerService;
  onChange(namespace: string): void;
}

const CALL_DEADLINE_MS = 10_000;
/** Events and ConfigMaps of a namespace that is not ready, at most so often. */
const REFRESH_MS = 30_000;
const MAX_OBJECTS = 500;
const TAIL_LINES = 50;
const TAIL_BYTES = 16 * 1024;

/**
 * Fetches what is not watched: Events and ConfigMaps of namespaces that have
 * something to explain, and the last words of crashed containers. One
 * namespace after the other and once for all readers, so that trouble in a
 * cluster does not become load on it.
 */
export class DetailsCollector {
  readonly #options: DetailsCollectorOptions;
  /** Namespaces to be read, and the one that is being read. */
  readonly #pending = new Set<string>();
  /** Connectors that were in trouble when they were last judged. */
  readonly #troubled = new Set<string>();
  /** What was warned of already. */
  readonly #warnings = new Set<string>();
  #signal: AbortSignal = AbortSignal.abort();
  #running = false;

  constructor(options: DetailsCollectorOptions) {
    this.#options = options;
  }

  /** Collects from now on, until the signal is aborted. */
  start(signal: AbortSignal): void {
    this.#signal = signal;
  }

  /** To be told of every verdict; decides by itself what there is to do. */
  judged(namespace: string, name: string, verdict: Verdict): void {
    const { store, clock } = this.#options;
    const isNewTrouble = this.#isNewTrouble(namespace, name, verdict);
    if (this.#pending.has(namespace)) {
      return;
    }
    const { collectedAt, isComplete } = store.details(namespace);
    const isDue =
      collectedAt === undefined ||
      isNewTrouble ||
      ((isTroubled(verdict) || !isComplete) &&
        clock.now().getTime() - collectedAt >= REFRESH_MS) ||
      (isTroubled(verdict) && this.#hasNewLogs(namespace, name));
    if (isDue) {
      this.#pending.add(namespace);
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    if (this.#running) {
      return;
    }
    this.#running = true;
    for (const namespace of this.#pending) {
      if (!this.#signal.aborted) {
        await this.#collect(namespace);
      }
      this.#pending.delete(namespace);
    }
    this.#running = false;
  }

  async #collect(namespace: string): Promise<void> {
    const { store, clock, onChange } = this.#options;
    const known = store.details(namespace);
    const wanted = this.#wantedLogs(namespace);
    const events = await this.#part(this.#events(namespace));
    const configMaps = await this.#part(this.#configMaps(namespace));
    const logs = await this.#part(this.#logs(namespace, wanted));
    if (store.connectors.in(namespace).length === 0) {
      return;
    }
    const details: NamespaceDetails = {
      events: events ?? known.events,
      configMaps: configMaps ?? known.configMaps,
      previousLogs: logs ?? known.previousLogs,
      collectedAt: clock.now().getTime(),
      isComplete: Boolean(events && configMaps && logs),
      askedLogs: new Set(wanted.map(keyOf)),
    };
    store.setDetails(namespace, details);
    if (contentOf(details) !== contentOf(known)) {
      onChange(namespace);
    }
  }

  /** One part that can't be had takes nothing from the others. */
  async #part<T>(fetching: Promise<T>): Promise<T | undefined> {
    try {
      return await fetching;
    } catch (error) {
      // The verdict does without; the watches tell of an unreachable cluster.
      const { cluster, logger } = this.#options;
      const reason = error instanceof Error ? error.message : `${error}`;
      const message = `Could not read details in cluster '${cluster}': ${reason}`;
      if (!this.#warnings.has(message) && !this.#signal.aborted) {
        this.#warnings.add(message);
        logger.warn(message);
      }
      return undefined;
    }
  }

  #events(namespace: string): Promise<KubernetesEvent[]> {
    const path = { version: 'v1', plural: 'events', namespace };
    return this.#list(path, trimEvent);
  }

  #configMaps(namespace: string): Promise<ConfigMapFacts[]> {
    const path = { version: 'v1', plural: 'configmaps', namespace };
    return this.#list(path, configMapFacts);
  }

  async #list<T>(
    path: ResourcePath,
    trim: (raw: unknown) => T | undefined,
  ): Promise<T[]> {
    const { api, cluster } = this.#options;
    const { items } = await api.list(cluster, path, {
      limit: MAX_OBJECTS,
      signal: this.#deadline(),
    });
    return items.flatMap(item => trim(item) ?? []);
  }

  #wantedLogs(namespace: string): WantedLog[] {
    const { store } = this.#options;
    return store.connectors
      .in(namespace)
      .flatMap(({ metadata }) =>
        wantedLogs(store.objects(namespace, metadata.name)),
      );
  }

  /** The tails that are known and still wanted, and those that are new. */
  async #logs(namespace: string, wanted: WantedLog[]): Promise<PreviousLog[]> {
    const known = new Map(
      this.#options.store
        .details(namespace)
        .previousLogs.map(log => [keyOf(log), log]),
    );
    const logs = new Map<string, PreviousLog>();
    for (const log of wanted) {
      const key = keyOf(log);
      logs.set(
        key,
        known.get(key) ?? { ...log, tail: await this.#tail(namespace, log) },
      );
    }
    return [...logs.values()];
  }

  #hasNewLogs(namespace: string, name: string): boolean {
    const { store } = this.#options;
    const { askedLogs } = store.details(namespace);
    return wantedLogs(store.objects(namespace, name)).some(
      log => !askedLogs.has(keyOf(log)),
    );
  }

  #isNewTrouble(namespace: string, name: string, verdict: Verdict): boolean {
    const key = `${namespace}/${name}`;
    if (!isTroubled(verdict)) {
      this.#troubled.delete(key);
      return false;
    }
    const isNew = !this.#troubled.has(key);
    this.#troubled.add(key);
    return isNew;
  }

  async #tail(namespace: string, log: WantedLog): Promise<string> {
    const { api, cluster } = this.#options;
    const pod = encodeURIComponent(log.pod);
    const query = new URLSearchParams({
      container: log.container,
      previous: 'true',
      tailLines: String(TAIL_LINES),
      limitBytes: String(TAIL_BYTES),
    });
    try {
      const response = await api.proxy(
        cluster,
        `/api/v1/namespaces/${namespace}/pods/${pod}/log?${query}`,
        { signal: this.#deadline() },
      );
      const text = await response.text();
      // A kubelet that has thrown the log away says so with a 400: there is
      // nothing to be had, and no use in asking again.
      return response.ok ? redact(text.slice(-TAIL_BYTES)) : '';
    } catch (error) {
      if (ClusterApiError.is(error) && error.reason !== 'unreachable') {
        return '';
      }
      throw error;
    }
  }

  #deadline(): AbortSignal {
    return AbortSignal.any([
      this.#signal,
      AbortSignal.timeout(CALL_DEADLINE_MS),
    ]);
  }
}

function isTroubled({ state }: Verdict): boolean {
  return state === 'progressing' || state === 'degraded' || state === 'stuck';
}

/** What a verdict may depend on. */
function contentOf(details: NamespaceDetails): string {
  const { events, configMaps, previousLogs } = details;
  return JSON.stringify([events, configMaps, previousLogs]);
}

function keyOf({ pod, container, restartCount }: WantedLog): string {
  return `${pod}/${container}/${restartCount}`;
}
