import type { Kind } from './kinds';
import type { KubeObject } from './objects';

/** One change, in the order in which the changes happened. */
export interface StoreEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  kind: Kind;
  object: KubeObject;
  /** The object before the change: watches with selectors need it. */
  previous?: KubeObject;
  revision: number;
}

/** So many changes can be resumed from; older ones are gone (410). */
const HISTORY_LENGTH = 5000;

/**
 * The objects of the cluster and the history of their changes. Objects that
 * went in or came out are never modified: writers put a new one.
 */
export class ObjectStore {
  private readonly objects = new Map<Kind, Map<string, KubeObject>>();
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private history: StoreEvent[] = [];
  private latest: number;
  private oldest: number;

  /**
   * @param firstRevision - Counting starts here. Clients keep resource versions across a
   *   restart of the cluster, so each life must start above the last one: the
   *   default does, as long as there are less than 1,000 writes per second.
   */
  constructor(firstRevision: number = Date.now()) {
    this.latest = firstRevision;
    this.oldest = firstRevision;
  }

  get revision(): number {
    return this.latest;
  }

  /** The first revision that a watch can still be resumed from. */
  get oldestRevision(): number {
    return this.oldest;
  }

  get(
    kind: Kind,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.objects.get(kind)?.get(keyOf(namespace, name));
  }

  /** Ordered by namespace and name, as etcd's keys are. */
  list(kind: Kind, namespace?: string): KubeObject[] {
    const all = [...(this.objects.get(kind)?.entries() ?? [])];
    return all
      .filter(([, o]) => !namespace || o.metadata.namespace === namespace)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, o]) => o);
  }

  /** Stores the object under a new resource version and tells the watches. */
  put(kind: Kind, object: KubeObject): KubeObject {
    const { namespace, name } = object.metadata;
    const previous = this.get(kind, namespace, name);
    const stored = this.withNextRevision(object);
    let ofKind = this.objects.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      this.objects.set(kind, ofKind);
    }
    ofKind.set(keyOf(namespace, name), stored);
    this.emit({
      type: previous ? 'MODIFIED' : 'ADDED',
      kind,
      object: stored,
      previous,
      revision: this.latest,
    });
    return stored;
  }

  remove(kind: Kind, object: KubeObject): KubeObject {
    const { namespace, name } = object.metadata;
    const last = this.withNextRevision(object);
    this.objects.get(kind)?.delete(keyOf(namespace, name));
    this.emit({
      type: 'DELETED',
      kind,
      object: last,
      previous: object,
      revision: this.latest,
    });
    return last;
  }

  /** What happened after `revision`, or undefined if that is too long ago. */
  eventsAfter(revision: number): StoreEvent[] | undefined {
    if (revision < this.oldest) return undefined;
    return this.history.filter(event => event.revision > revision);
  }

  /** Forgets the history, as etcd's compaction does: resuming answers 410. */
  compact(): void {
    this.latest += 1;
    this.history = [];
    this.oldest = this.latest;
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private withNextRevision(object: KubeObject): KubeObject {
    this.latest += 1;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.latest) },
    };
  }

  private emit(event: StoreEvent): void {
    this.history.push(event);
    if (this.history.length > HISTORY_LENGTH) {
      const dropped = this.history.splice(0, HISTORY_LENGTH / 2);
      this.oldest = dropped[dropped.length - 1].revision;
    }
    for (const listener of this.listeners) listener(event);
  }
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
