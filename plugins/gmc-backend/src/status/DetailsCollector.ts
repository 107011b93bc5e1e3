import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  wantedLogs,
  type MissingObservation,
  type Observations,
  type Verdict,
  type WantedLog,
} from '@opea/backstage-plugin-gmc-common';
import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ClusterStore, NamespaceDetails } from '../store/ClusterStore';
import type { Clock } from '../watch/Clock';
import { attempt, isFailed, valueIn, type Attempt } from './Attempt';
import { listConfigMaps, listEvents, type CallContext } from './namespaceLists';
import { keyOfLog, LogReader } from './LogReader';
import { readPreviousLog } from './readPreviousLog';
import { Refusals } from './Refusals';
import { RouterProber } from './RouterProber';
import { TokenBucket } from './TokenBucket';
import { WorkQueue } from './WorkQueue';

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
/** Lists of one cluster: a backend that starts reads each namespace once. */
const LISTS = { burst: 40, perSecond: 10 };

/**
 * Fetches what is not watched: Events and ConfigMaps of namespaces that have
 * something to explain, the last words of crashed containers, and whether
 * routers answer. One namespace after the other, those in trouble first, at a
 * bounded rate and once for all readers, so that trouble in a cluster does not
 * become load on it.
 */
export class DetailsCollector {
  readonly #options: DetailsCollectorOptions;
  readonly #prober: RouterProber;
  readonly #refusals: Refusals;
  readonly #queue: WorkQueue;
  readonly #lists = new TokenBucket(LISTS);
  readonly #logs: LogReader;
  /** Connectors that were in trouble when they were last judged. */
  readonly #troubled = new Set<string>();
  /** What was warned of already. */
  readonly #warnings = new Set<string>();
  #signal: AbortSignal = AbortSignal.abort();

  constructor(options: DetailsCollectorOptions) {
    const refusals = new Refusals(options.clock);
    this.#options = options;
    this.#refusals = refusals;
    this.#queue = new WorkQueue(1, options.logger);
    this.#prober = new RouterProber({ ...options, refusals });
    this.#logs = new LogReader({
      clock: options.clock,
      isRefused: namespace => refusals.holds(namespace, 'logs'),
      read: (namespace, log) =>
        this.#try(namespace, 'logs', context =>
          readPreviousLog(context, namespace, log),
        ),
    });
  }

  /** Collects from now on, until the signal is aborted. */
  start(signal: AbortSignal): void {
    this.#signal = signal;
    this.#prober.start(signal);
    signal.addEventListener('abort', () => this.#queue.clear(), { once: true });
  }

  /** What is known of a connector beside its objects. */
  observations(
    namespace: string,
    name: string,
  ): Pick<Observations, 'router' | 'missing'> {
    const router = this.#prober.get(namespace, name);
    const missing = this.#refusals.in(namespace);
    return {
      ...(router && { router }),
      ...(missing.length > 0 && { missing }),
    };
  }

  /** To be told of every verdict; decides by itself what there is to do. */
  judged(namespace: string, name: string, verdict: Verdict): void {
    const isNewTrouble = this.#isNewTrouble(namespace, name, verdict);
    this.#prober.judged(namespace, name, verdict);
    if (
      !this.#queue.has(namespace) &&
      (isNewTrouble || this.#isDue(namespace, name, verdict))
    ) {
      this.#queue.add(namespace, () => this.#collect(namespace), {
        urgent: isTroubled(verdict),
      });
    }
  }

  /** To be told of connectors that are gone. */
  forget(namespace: string, name: string): void {
    this.#troubled.delete(`${namespace}/${name}`);
    this.#prober.forget(namespace, name);
    if (this.#options.store.connectors.in(namespace).length === 0) {
      this.#refusals.drop(namespace);
    }
  }

  #isDue(namespace: string, name: string, verdict: Verdict): boolean {
    const { store, clock } = this.#options;
    const { collectedAt, isComplete } = store.details(namespace);
    if (collectedAt === undefined) {
      return true;
    }
    if (isTroubled(verdict) && this.#hasNewLogs(namespace, name)) {
      return true;
    }
    const isWanted =
      isTroubled(verdict) ||
      !isComplete ||
      this.#refusals.isDue(namespace, 'events', 'config-maps', 'logs');
    return isWanted && clock.now().getTime() - collectedAt >= REFRESH_MS;
  }

  async #collect(namespace: string): Promise<void> {
    const { store, clock, onChange } = this.#options;
    const refusedBefore = this.#refusals.in(namespace);
    const wanted = this.#wantedLogs(namespace);
    const events = await this.#list(namespace, 'events', listEvents);
    const configMaps = await this.#list(
      namespace,
      'config-maps',
      listConfigMaps,
    );
    const { logs, isComplete } = await this.#logs.read(
      namespace,
      wanted,
      store.details(namespace).previousLogs,
    );
    if (store.connectors.in(namespace).length === 0) {
      return;
    }
    const known = store.details(namespace);
    const details: NamespaceDetails = {
      ...known,
      events: valueIn(events) ?? known.events,
      configMaps: valueIn(configMaps) ?? known.configMaps,
      previousLogs: logs,
      collectedAt: clock.now().getTime(),
      isComplete: isComplete && !isFailed(events) && !isFailed(configMaps),
      askedLogs: new Set(wanted.map(keyOfLog)),
    };
    store.setDetails(namespace, details);
    const refused = this.#refusals.in(namespace);
    if (
      contentOf(details, refused) !== contentOf(known, refusedBefore) &&
      !this.#signal.aborted
    ) {
      onChange(namespace);
    }
  }

  async #list<T>(
    namespace: string,
    what: 'events' | 'config-maps',
    list: (context: CallContext, namespace: string) => Promise<T[]>,
  ): Promise<Attempt<T[]>> {
    if (this.#refusals.holds(namespace, what)) {
      return { outcome: 'refused', message: '' };
    }
    const { clock } = this.#options;
    const wait = this.#lists.reserve(clock.now());
    if (wait > 0) {
      await clock.delay(wait, this.#signal);
    }
    return this.#try(namespace, what, context => list(context, namespace));
  }

  /** Takes note of refusals, and warns once of each kind of failure. */
  async #try<T>(
    namespace: string,
    what: MissingObservation['what'],
    fetch: (context: CallContext) => Promise<T>,
  ): Promise<Attempt<T>> {
    const { api, cluster, logger } = this.#options;
    const signal = AbortSignal.any([
      this.#signal,
      AbortSignal.timeout(CALL_DEADLINE_MS),
    ]);
    const result = await attempt(() => fetch({ api, cluster, signal }));
    if (result.outcome === 'got') {
      this.#refusals.set(namespace, what, undefined);
      return result;
    }
    if (result.outcome === 'refused') {
      this.#refusals.set(namespace, what, result.message);
    }
    const warning = `${what} ${result.outcome}`;
    if (!this.#warnings.has(warning) && !this.#signal.aborted) {
      this.#warnings.add(warning);
      // The verdict does without; the watches tell of an unreachable cluster.
      logger.warn(
        `Could not read ${what} in cluster '${cluster}': ${result.message}`,
      );
    }
    return result;
  }

  #wantedLogs(namespace: string): WantedLog[] {
    const { store } = this.#options;
    return store.connectors
      .in(namespace)
      .flatMap(({ metadata }) =>
        wantedLogs(store.objects(namespace, metadata.name)),
      );
  }

  #hasNewLogs(namespace: string, name: string): boolean {
    const { store } = this.#options;
    const { askedLogs } = store.details(namespace);
    return wantedLogs(store.objects(namespace, name)).some(
      log => !askedLogs.has(keyOfLog(log)),
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
}

function isTroubled({ state }: Verdict): boolean {
  return state === 'progressing' || state === 'degraded' || state === 'stuck';
}

/** What a verdict may depend on. */
function contentOf(
  { events, configMaps, previousLogs }: NamespaceDetails,
  missing: MissingObservation[],
): string {
  return JSON.stringify([events, configMaps, previousLogs, missing]);
}
