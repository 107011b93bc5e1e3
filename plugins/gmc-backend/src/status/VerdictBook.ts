import {
  judge,
  type ClusterFreshness,
  type Observations,
  type Verdict,
} from '@opea/backstage-plugin-gmc-common';
import type { ClusterStore } from '../store/ClusterStore';
import type { Freshness } from '../store/Contact';
import type { Clock } from '../watch/Clock';

/** A verdict, and what it rests on. */
export interface JudgedConnector {
  verdict: Verdict;
  freshness: Freshness;
  judgedAt: Date;
}

/** What a book needs. */
export interface VerdictBookOptions {
  store: ClusterStore;
  clock: Clock;
  /** A verdict was made, whether or not it is another one than before. */
  onJudged(namespace: string, name: string, verdict: Verdict): void;
  /** The verdict or its freshness is another one, or there is none now. */
  onChange(namespace: string, name: string): void;
}

/** Changes often come in swarms: one judgement for all of them. */
const COALESCE_MS = 100;

/**
 * The current verdicts about one cluster's connectors. They are made when
 * something changes or time has passed, so that reading one is a lookup.
 */
export class VerdictBook {
  readonly #options: VerdictBookOptions;
  readonly #entries = new Map<string, JudgedConnector>();
  readonly #dirty = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: VerdictBookOptions) {
    this.#options = options;
  }

  get(namespace: string, name: string): JudgedConnector | undefined {
    return this.#entries.get(keyOf(namespace, name));
  }

  /** Judges a namespace's connectors soon; all of them where it is undefined. */
  changed(namespace: string | undefined): void {
    const { store } = this.#options;
    for (const each of namespace
      ? [namespace]
      : store.connectors.namespaces()) {
      this.#dirty.add(each);
    }
    this.#timer ??= setTimeout(() => this.flush(), COALESCE_MS).unref();
  }

  /** Judges everything again: time alone can turn a verdict. */
  tick(): void {
    this.changed(undefined);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Judges what has changed, now. */
  flush(): void {
    this.stop();
    const namespaces = [...this.#dirty];
    this.#dirty.clear();
    for (const namespace of namespaces) {
      this.#judgeNamespace(namespace);
    }
  }

  #judgeNamespace(namespace: string): void {
    const { store, onChange, onJudged } = this.#options;
    const names = store.connectors
      .in(namespace)
      .map(connector => connector.metadata.name);
    for (const name of names) {
      const before = this.get(namespace, name);
      const after = judgeConnector(store, namespace, name, this.#now());
      this.#entries.set(keyOf(namespace, name), after);
      onJudged(namespace, name, after.verdict);
      if (!before || signature(before) !== signature(after)) {
        onChange(namespace, name);
      }
    }
    this.#forgetOthers(namespace, names);
  }

  #forgetOthers(namespace: string, names: string[]): void {
    const there = new Set(names.map(name => keyOf(namespace, name)));
    for (const key of [...this.#entries.keys()]) {
      if (key.startsWith(`${namespace}/`) && !there.has(key)) {
        this.#entries.delete(key);
        this.#options.onChange(namespace, key.slice(namespace.length + 1));
      }
    }
  }

  #now(): Date {
    return this.#options.clock.now();
  }
}

/** Judges one connector, there or not, by what the store knows. */
export function judgeConnector(
  store: ClusterStore,
  namespace: string,
  name: string,
  now: Date,
): JudgedConnector {
  const freshness = store.namespaceFreshness(namespace, now);
  const observations: Observations = {
    cluster: reachOf(freshness),
    lastContact: freshness.lastContact,
    previousLogs: store.details(namespace).previousLogs,
  };
  const objects = store.objects(namespace, name);
  const verdict = judge({ namespace, name, objects, observations, now });
  return { verdict, freshness, judgedAt: now };
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
function signature({ verdict, freshness }: JudgedConnector): string {
  return JSON.stringify([verdict, withoutLiveness(freshness)]);
}

/** Freshness without the times that move while all is well. */
export function withoutLiveness<T extends Freshness | ClusterFreshness>(
  freshness: T,
): T {
  return freshness.state === 'live'
    ? { ...freshness, lastContact: undefined }
    : freshness;
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
