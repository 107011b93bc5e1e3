import type {
  ConnectorState,
  Verdict,
} from '@opea/backstage-plugin-gmc-common';
import { namedEntity } from '../link/namesEntity';
import type { ClusterStore } from '../store/ClusterStore';
import type { Freshness } from '../store/Contact';
import {
  judgeConnector,
  type JudgeContext,
  type JudgedConnector,
} from './judgeConnector';

export type { JudgedConnector } from './judgeConnector';

/** A verdict with the connector that it is about. */
export interface VerdictEntry extends JudgedConnector {
  namespace: string;
  name: string;
}

/** What a book needs. */
export interface VerdictBookOptions extends JudgeContext {
  /** A verdict was made, whether or not it is another one than before. */
  onJudged(namespace: string, name: string, verdict: Verdict): void;
  /** The verdict or its freshness is another one, or there is none now. */
  onChange(namespace: string, name: string): void;
  /** The connector is gone, and what was known of it can go, too. */
  onForgotten?(namespace: string, name: string): void;
  /** How long a change waited for its verdict, in milliseconds. */
  onLag?(milliseconds: number): void;
  /**
   * Calls back at once, to judge what one turn of the event loop has the time
   * for; it gets the number of connectors that were judged.
   */
  inSlice?(judge: () => number): void;
}

/** An entry, and what a reader would notice of it. */
interface Kept {
  judged: JudgedConnector;
  signature: string;
}

/**
 * Changes often come in swarms: one judgement for all of them. The first one
 * after a quiet time is judged at once, and those that follow it together.
 */
const COALESCE_MS = 50;
/** For how long readers may have to wait while others are judged. */
const SLICE_MS = 5;
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
  #flushedAt = 0;

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

  /** Judges all that has changed, now. */
  flush(): void {
    this.#judgeWithin(Infinity);
  }

  #schedule(): void {
    const passed = this.#options.clock.now().getTime() - this.#flushedAt;
    // A clock that was set back is no quiet time, and no reason to wait long.
    const wait = passed >= 0 ? Math.max(0, COALESCE_MS - passed) : COALESCE_MS;
    this.#timer ??= setTimeout(() => this.#judgeWithin(SLICE_MS), wait).unref();
  }

  /** What takes longer than that waits for another turn of the event loop. */
  #judgeWithin(milliseconds: number): void {
    this.stop();
    this.#flushedAt = this.#options.clock.now().getTime();
    if (this.#dirty.size === 0) {
      return;
    }
    const { inSlice = judge => judge() } = this.#options;
    inSlice(() => this.#judgeSlice(milliseconds));
    if (this.#dirty.size > 0) {
      this.stop();
      this.#timer = setTimeout(() => this.#judgeWithin(milliseconds)).unref();
    }
  }

  /** Judges for about so long. Gives the number of connectors. */
  #judgeSlice(milliseconds: number): number {
    const began = performance.now();
    let count = 0;
    for (const [namespace, since] of this.#dirty) {
      if (performance.now() - began > milliseconds) {
        break;
      }
      this.#dirty.delete(namespace);
      count += this.#judgeNamespace(namespace);
      if (since !== undefined) {
        const { clock, onLag } = this.#options;
        onLag?.(Math.max(0, clock.now().getTime() - since));
      }
    }
    return count;
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

  /** Gives the number of its connectors. */
  #judgeNamespace(namespace: string): number {
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
    return names.length;
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
    const { connectors } = this.#options.store;
    const judged = judgeConnector(this.#options, namespace, name);
    const connector = connectors.get(namespace, name);
    const named = connector && namedEntity(connector);
    return { judged, signature: signature(judged, named) };
  }
}

/**
 * What a reader would notice of a change: the verdict, how fresh it is, and
 * the entity that the connector names, which decides about who may read it.
 * While a cluster is live, the time of its last word changes all the time and
 * says nothing.
 */
function signature(
  { verdict, freshness }: JudgedConnector,
  entity: string | undefined,
): string {
  return JSON.stringify([verdict, withoutLiveness(freshness), entity]);
}

/** Freshness without the times that move while all is well. */
function withoutLiveness(freshness: Freshness): Freshness {
  return freshness.state === 'live'
    ? { ...freshness, lastContact: undefined }
    : freshness;
}
