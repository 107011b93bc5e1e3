import {
  mountedClaims,
  workloadNamesOf,
} from '@opea/backstage-plugin-gmc-common';
import type { ClusterStore } from '../store/ClusterStore';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';
import {
  DEPLOYMENTS,
  PERSISTENT_VOLUME_CLAIMS,
  PODS,
  STATEFUL_SETS,
  type FollowedKind,
  type Wanted,
} from './followedKinds';

const NONE: ReadonlySet<string> = new Set();

/**
 * Knows what is wanted of each namespace: what its connectors ask for, and
 * what that mounts in turn. Everything else is foreign, however much of it
 * there is, and is thrown out of the store when it becomes so.
 */
export class WantedObjects {
  readonly #store: ClusterStore;
  readonly #wanted = new Map<string, Wanted>();

  constructor(store: ClusterStore) {
    this.#store = store;
  }

  /** Those that hold a connector. */
  namespaces(): string[] {
    return [...this.#wanted.keys()];
  }

  has(
    kind: Pick<FollowedKind<unknown>, 'isWanted'>,
    object: PlacedObject,
  ): boolean {
    const wanted = this.#wanted.get(object.metadata.namespace ?? '');
    return wanted !== undefined && kind.isWanted(object, wanted);
  }

  /**
   * To be called when a namespace's connectors have changed.
   *
   * @returns what became of the namespace; `wider` if workloads are wanted
   *   that were foreign so far
   */
  connectorsChanged(namespace: string): 'new' | 'wider' | 'same' | 'gone' {
    const connectors = this.#store.connectors.in(namespace);
    const before = this.#wanted.get(namespace);
    if (connectors.length === 0) {
      this.#wanted.delete(namespace);
      return before ? 'gone' : 'same';
    }
    const workloads = workloadNamesOf(connectors);
    this.#wanted.set(namespace, { workloads, claims: before?.claims ?? NONE });
    if (!before) {
      return 'new';
    }
    if (!isWithin(before.workloads, workloads)) {
      this.#dropForeign(namespace);
    }
    return isWithin(workloads, before.workloads) ? 'same' : 'wider';
  }

  /**
   * To be called when a namespace's workloads or Pods have changed. Returns
   * whether they mount a claim that was foreign so far.
   */
  mountsChanged(namespace: string): boolean {
    const { deployments, statefulSets, pods, persistentVolumeClaims } =
      this.#store;
    const before = this.#wanted.get(namespace);
    if (!before) {
      return false;
    }
    const claims = new Set(
      [deployments, statefulSets, pods].flatMap(table =>
        table.in(namespace).flatMap(mountedClaims),
      ),
    );
    this.#wanted.set(namespace, { ...before, claims });
    if (!isWithin(before.claims, claims)) {
      this.#drop(namespace, PERSISTENT_VOLUME_CLAIMS, persistentVolumeClaims);
    }
    return [...claims].some(
      name =>
        !before.claims.has(name) &&
        !persistentVolumeClaims.get(namespace, name),
    );
  }

  #dropForeign(namespace: string): void {
    const { deployments, statefulSets, pods } = this.#store;
    this.#drop(namespace, DEPLOYMENTS, deployments);
    this.#drop(namespace, STATEFUL_SETS, statefulSets);
    this.#drop(namespace, PODS, pods);
    this.mountsChanged(namespace);
  }

  #drop<T extends PlacedObject>(
    namespace: string,
    kind: FollowedKind<T>,
    table: ObjectTable<T>,
  ): void {
    for (const object of table.in(namespace)) {
      if (!this.has(kind, object)) {
        table.remove(object);
      }
    }
  }
}

function isWithin(
  some: ReadonlySet<string>,
  others: ReadonlySet<string>,
): boolean {
  return [...some].every(each => others.has(each));
}
