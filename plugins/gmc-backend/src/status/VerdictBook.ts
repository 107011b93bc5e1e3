import {
  judge,
  servedConnectors,
  type ClusterFreshness,
  type ConnectorState,
  type Observations,
  type Profile,
  type Verdict,
} from '@opea/backstage-plugin-gmc-common';
import { namedEntity } from '../link/namesEntity';
import type { ClusterStore } from '../store/ClusterStore';
import type { Freshness } from '../store/Contact';
import type { Clock } from '../watch/Clock';

/** A verdict, and what it rests on. */
export interface JudgedConnector {
  verdict: Verdict;
  freshness: Freshness;
  judgedAt: Date;
  /** The entity that the connector names, which is no part of the verdict. */
  namedEntity?: string;
}

/** A verdict with the connector that it is about. */
export interface VerdictEntry extends JudgedConnector {
  namespace: string;
  name: string;
}

/** What a book needs. */
export interface VerdictBookOptions {
  store: ClusterStore;
  clock: Clock;
  /** Which operator the cluster is configured to run. */
  profile?: Profile;
  /** The one namespace in which that operator acts, where it is known. */
  operatorNamespace?: string;
  /** What was observed of a connector beside its objects. */
  observe?(
    namespace: string,
    name: string,
  ): Pick<Observations, 'router' | 'missing'>;
  /** A verdict was made, whether or not it is another one than before. */
  onJudged(namespace: string, name: string, verdict: Verdict): void;
  /** The verdict or its freshness is another one, or there is none now. */
  onChange(namespace: string, name: string): void;
  /** The connector is gone, and what was known of it can go, too. */
  onForgotten?(namespace: string, name: string): void;
  /** How long a change waited for its verdict, in milliseconds. */
  onLag?(milliseconds: number): void;
}

/** An entry, and what a reader would notice of it. */
interface Kept {
  judged: JudgedConnector;
  signature: string;
}

/**
 * Changes often come in swarms: one judgement for all of them. The first one
 * after a quiet time is judged at once, and those after it together.
 */
const COALESCE_MS = 100;
/** Of a connector that works, time alone changes little: it is judged so often. */
const CALM_MS = 60_000;
const CALM_STATES: ConnectorState[] = ['ready', 'suspended', 'deleting'];

/**
 * The current verdicts about one cluster's connectors. They are made when
 * something changes or time has passed, so that reading one is a lookup.
 */
export class VerdictBook {
  readonly #options: VerdictBookOptions;
  /** By namespace and name. */
  readonly #entries = new Map<string, Map<string, Kept>>();
  /** What is to be judged, and since when that waits for a change's sake. */
  readonly #dirty = new Map<string, number | undefined>();
  #timer: NodeJS.Timeout | undefined;
  #judgedAt = -Infinity;

  constructor(options: VerdictBookOptions) {
    this.#options = options;
  }

  get(namespace: string, name: string): JudgedConnector | undefined {
    return this.#entries.get(namespace)?.get(name)?.judged;
  }

  /** The same, or a verdict made on the spot: what is not there has one, too. */
  judged(namespace: string, name: string): JudgedConnector {
    return this.get(namespace, name) ?? this.#judge(namespace, name).judged;
  }

  /** All verdicts of the cluster, by namespace, in no other order. */
  *entries(): IterableIterator<VerdictEntry> {
    for (const [namespace, entries] of this.#entries) {
      for (const [name, { judged }] of entries) {
        yield { namespace, name, ...judged };
      }
    }
  }

  /** How many verdicts there are of each state. */
  countByState(): Map<ConnectorState, number> {
    const counts = new Map<ConnectorState, number>();
    for (const { verdict } of this.entries()) {
      counts.set(verdict.state, (counts.get(verdict.state) ?? 0) + 1);
    }
    return counts;
  }

  /** Judges a namespace's connectors soon; all of them where it is undefined. */
  changed(namespace: string | undefined): void {
    const { store, clock } = this.#options;
    const now = clock.now().getTime();
    for (const each of namespace === undefined
      ? this.#allNamespaces(store)
      : [namespace]) {
      this.#dirty.set(each, this.#dirty.get(each) ?? now);
    }
    this.#schedule();
  }

  /** Judges again what time alone can turn. */
  tick(): void {
    const now = this.#options.clock.now();
    for (const [namespace, entries] of this.#entries) {
      const isDue = [...entries.values()].some(
        ({ judged }) => !this.#isCalm(namespace, judged, now),
      );
      if (isDue && !this.#dirty.has(namespace)) {
        this.#dirty.set(namespace, undefined);
      }
    }
    if (this.#dirty.size > 0) {
      this.#schedule();
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Judges what has changed, now. */
  flush(): void {
    this.stop();
    this.#judgedAt = Date.now();
    const namespaces = [...this.#dirty];
    this.#dirty.clear();
    for (const [namespace, since] of namespaces) {
      this.#judgeNamespace(namespace);
      if (since !== undefined) {
        const { clock, onLag } = this.#options;
        onLag?.(Math.max(0, clock.now().getTime() - since));
      }
    }
  }

  #schedule(): void {
    const wait = this.#judgedAt + COALESCE_MS - Date.now();
    this.#timer ??= setTimeout(() => this.flush(), Math.max(0, wait)).unref();
  }

  /** Namespaces of connectors that are there, and of those that were. */
  #allNamespaces(store: ClusterStore): Set<string> {
    return new Set([...store.connectors.namespaces(), ...this.#entries.keys()]);
  }

  /**
   * Whether a verdict will stand for the time being. It rests on freshness,
   * which time does change: until the cluster is live, nothing is calm.
   */
  #isCalm(
    namespace: string,
    { verdict, judgedAt, freshness }: JudgedConnector,
    now: Date,
  ): boolean {
    const { store } = this.#options;
    return (
      CALM_STATES.includes(verdict.state) &&
      now.getTime() - judgedAt.getTime() < CALM_MS &&
      freshness.state === 'live' &&
      store.namespaceFreshness(namespace, now).state === 'live'
    );
  }

  #judgeNamespace(namespace: string): void {
    const { store, onChange, onJudged } = this.#options;
    const names = store.connectors
      .in(namespace)
      .map(connector => connector.metadata.name);
    for (const name of names) {
      const before = this.#entries.get(namespace)?.get(name);
      const after = this.#judge(namespace, name);
      this.#keep(namespace, name, after);
      onJudged(namespace, name, after.judged.verdict);
      if (before?.signature !== after.signature) {
        onChange(namespace, name);
      }
    }
    this.#forgetOthers(namespace, new Set(names));
  }

  #keep(namespace: string, name: string, entry: Kept): void {
    const entries = this.#entries.get(namespace) ?? new Map<string, Kept>();
    entries.set(name, entry);
    this.#entries.set(namespace, entries);
  }

  #forgetOthers(namespace: string, there: Set<string>): void {
    const { onChange, onForgotten } = this.#options;
    const entries = this.#entries.get(namespace);
    for (const name of [...(entries?.keys() ?? [])]) {
      if (!there.has(name)) {
        entries?.delete(name);
        onForgotten?.(namespace, name);
        onChange(namespace, name);
      }
    }
    if (entries?.size === 0) {
      this.#entries.delete(namespace);
    }
  }

  #judge(namespace: string, name: string): Kept {
    const { store, clock, profile, operatorNamespace } = this.#options;
    const now = clock.now();
    const freshness = store.namespaceFreshness(namespace, now);
    const objects = store.objects(namespace, name);
    const verdict = judge({
      namespace,
      name,
      profile,
      operatorNamespace,
      // Only silence needs an explanation by what happened elsewhere.
      served: objects.connector?.status?.status ? undefined : this.#served(),
      objects,
      observations: this.#observations(namespace, name, freshness),
      now: store.clock.toServer(now),
    });
    const judged = {
      verdict,
      freshness,
      judgedAt: now,
      namedEntity: objects.connector && namedEntity(objects.connector),
    };
    return { judged, signature: signature(judged) };
  }

  #served() {
    const { connectors } = this.#options.store;
    return servedConnectors(
      connectors.namespaces().flatMap(each => connectors.in(each)),
      this.#options.profile,
    );
  }

  #observations(
    namespace: string,
    name: string,
    freshness: Freshness,
  ): Observations {
    const { store, observe } = this.#options;
    // Objects carry times by the cluster's clock, and are judged by it.
    const toServer = (moment: string) =>
      store.clock.toServer(new Date(moment)).toISOString();
    const { router, ...observed } = observe?.(namespace, name) ?? {};
    return {
      cluster: reachOf(freshness),
      lastContact: freshness.lastContact && toServer(freshness.lastContact),
      definition: store.contact.missing ? 'missing' : 'installed',
      previousLogs: store.details(namespace).previousLogs,
      ...observed,
      ...(router && { router: { ...router, since: toServer(router.since) } }),
    };
  }
}

function reachOf(freshness: Freshness): Observations['cluster'] {
  const message = freshness.message ?? 'It has not answered yet.';
  switch (freshness.state) {
    case 'live':
    case 'stale':
      return { reach: 'reachable' };
    case 'forbidden':
      return { reach: 'forbidden', message };
    default:
      // Nothing is said about what was never read.
      return { reach: 'unreachable', message };
  }
}

/**
 * What a reader would notice of a change. While a cluster is live, the time of
 * its last word changes all the time and says nothing.
 */
function signature(judged: JudgedConnector): string {
  const { verdict, freshness, namedEntity: entity } = judged;
  return JSON.stringify([verdict, withoutLiveness(freshness), entity]);
}

/** Freshness without the times that move while all is well. */
export function withoutLiveness<T extends Freshness | ClusterFreshness>(
  freshness: T,
): T {
  return freshness.state === 'live'
    ? { ...freshness, lastContact: undefined }
    : freshness;
}
