import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  GMConnector,
  RouterProbe,
  Verdict,
} from '@opea/backstage-plugin-gmc-common';
import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ClusterStore } from '../store/ClusterStore';
import type { Clock } from '../watch/Clock';
import { probeRouter, type ProbeAnswer } from './probeRouter';
import type { Refusals } from './Refusals';
import { WorkQueue } from './WorkQueue';

/** What a prober needs. */
export interface RouterProberOptions {
  api: ClusterApi;
  cluster: string;
  store: ClusterStore;
  clock: Clock;
  logger: LoggerService;
  refusals: Refusals;
  onChange(namespace: string): void;
}

/** What is known of one router, and of which state of its connector. */
interface Known {
  /** Undefined where it could not be told. */
  probe?: RouterProbe;
  about: string;
  at: number;
}

const DEADLINE_MS = 5_000;
/** How soon a router that did not answer is asked again before it counts. */
const SECOND_ASK_MS = 5_000;
const AGAIN_MS = { answers: 5 * 60_000, silent: 60_000 };
/** Routers that don't answer take their time. */
const CONCURRENCY = 8;

/**
 * Asks routers whether they answer: once when they become available or their
 * connector changes, then every few minutes, whoever is looking. Of a cluster
 * that does not allow it, seldom.
 */
export class RouterProber {
  readonly #options: RouterProberOptions;
  readonly #known = new Map<string, Known>();
  readonly #queue: WorkQueue;
  #signal: AbortSignal = AbortSignal.abort();
  /** Whether any router of the cluster was ever reached. */
  #getsThrough = false;

  constructor(options: RouterProberOptions) {
    this.#options = options;
    this.#queue = new WorkQueue(CONCURRENCY, options.logger);
  }

  start(signal: AbortSignal): void {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#queue.clear(), { once: true });
  }

  get(namespace: string, name: string): RouterProbe | undefined {
    return this.#known.get(keyOf(namespace, name))?.probe;
  }

  /** To be told of every verdict; decides by itself what there is to do. */
  judged(namespace: string, name: string, verdict: Verdict): void {
    const key = keyOf(namespace, name);
    const connector = this.#options.store.connectors.get(namespace, name);
    if (!connector || !isRouterAvailable(verdict)) {
      // What it said before it went away is no news of when it comes back.
      this.#known.delete(key);
      return;
    }
    if (this.#isDue(key, namespace, connector)) {
      this.#queue.add(key, () => this.#ask(namespace, name), { urgent: false });
    }
  }

  forget(namespace: string, name: string): void {
    this.#known.delete(keyOf(namespace, name));
  }

  #isDue(key: string, namespace: string, connector: GMConnector): boolean {
    const { clock, refusals } = this.#options;
    if (this.#signal.aborted || refusals.holds(namespace, 'router')) {
      return false;
    }
    const known = this.#known.get(key);
    if (!known || known.about !== aboutOf(connector)) {
      return true;
    }
    const wait = known.probe?.answers ? AGAIN_MS.answers : AGAIN_MS.silent;
    return clock.now().getTime() - known.at >= wait;
  }

  async #ask(namespace: string, name: string): Promise<void> {
    const { clock, store, refusals, onChange } = this.#options;
    const connector = store.connectors.get(namespace, name);
    if (!connector || refusals.holds(namespace, 'router')) {
      return;
    }
    const answer = await this.#askTwice(connector);
    const isThere = store.connectors.get(namespace, name) !== undefined;
    if (!isThere || this.#signal.aborted) {
      return;
    }
    const key = keyOf(namespace, name);
    const before = this.#known.get(key)?.probe;
    const isRefusalNews = refusals.set(
      namespace,
      'router',
      answer.outcome === 'refused' ? answer.message : undefined,
    );
    const probe = toProbe(this.#weighed(answer), before, clock.now());
    const at = clock.now().getTime();
    this.#known.set(key, { probe, about: aboutOf(connector), at });
    // Nobody notices a router that answers for the first time.
    if (
      isRefusalNews ||
      (before?.answers ?? true) !== (probe?.answers ?? true)
    ) {
      onChange(namespace);
    }
  }

  async #askTwice(connector: GMConnector): Promise<ProbeAnswer> {
    const { api, cluster, clock } = this.#options;
    const context = { api, cluster, signal: this.#signal };
    const answer = await probeRouter(context, connector, DEADLINE_MS);
    if (answer.outcome !== 'silent' && answer.outcome !== 'unreached') {
      return answer;
    }
    await clock.delay(SECOND_ASK_MS, this.#signal);
    return probeRouter(context, connector, DEADLINE_MS);
  }

  /**
   * A router that is not reached is silent where others are reached the same
   * way; where none ever was, it says nothing about the router.
   */
  #weighed(answer: ProbeAnswer): ProbeAnswer {
    if (answer.outcome === 'answers') {
      this.#getsThrough = true;
    }
    return answer.outcome === 'unreached'
      ? { ...answer, outcome: this.#getsThrough ? 'silent' : 'unknown' }
      : answer;
  }
}

/** What could not be told is kept for neither side. */
function toProbe(
  answer: ProbeAnswer,
  before: RouterProbe | undefined,
  now: Date,
): RouterProbe | undefined {
  if (answer.outcome !== 'answers' && answer.outcome !== 'silent') {
    return undefined;
  }
  const answers = answer.outcome === 'answers';
  return {
    answers,
    ...(answer.outcome === 'silent' && { message: answer.message }),
    since: before?.answers === answers ? before.since : now.toISOString(),
  };
}

function isRouterAvailable({ steps }: Verdict): boolean {
  const router = steps.find(({ role }) => role === 'router');
  const { desired, available } = router?.replicas ?? {
    desired: 0,
    available: 0,
  };
  return router?.state !== 'unknown' && desired > 0 && available >= desired;
}

/** Which state of the connector an answer is about. */
function aboutOf({ metadata }: GMConnector): string {
  return `${metadata.uid}/${metadata.generation}`;
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
