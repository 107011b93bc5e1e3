import {
  mayHaveStatefulSets,
  mountedClaims,
  workloadNamesOf,
  type Profile,
} from '@opea/backstage-plugin-gmc-common';
import type { ClusterStore } from '../store/ClusterStore';
import type { PlacedObject } from '../store/ObjectTable';
import {
  PERSISTENT_VOLUME_CLAIMS,
  WORKLOADS,
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
  readonly #profile: Profile | undefined;
  readonly #wanted = new Map<string, Wanted>();

  /** @param profile - which operator the cluster is configured to run */
  constructor(store: ClusterStore, profile?: Profile) {
    this.#store = store;
    this.#profile = profile;
  }

  /** Those that hold a connector. */
  namespaces(): string[] {
    return [...this.#wanted.keys()];
  }

  /** The kinds of workloads of which a namespace may have what is wanted. */
  kinds(namespace: string): FollowedKind<PlacedObject>[] {
    const wanted = this.#wanted.get(namespace);
    return wanted
      ? WORKLOADS.filter(({ isNeeded }) => isNeeded?.(wanted) ?? true)
      : [];
  }

  has(kind: FollowedKind<PlacedObject>, object: PlacedObject): boolean {
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
    this.#wanted.set(namespace, {
      workloads,
      statefulSets: mayHaveStatefulSets(connectors, this.#profile),
      claims: before?.claims ?? NONE,
    });
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
      this.#drop(namespace, PERSISTENT_VOLUME_CLAIMS);
    }
    return [...claims].some(
      name =>
        !before.claims.has(name) &&
        !persistentVolumeClaims.get(namespace, name),
    );
  }

  #dropForeign(namespace: string): void {
    WORKLOADS.forEach(kind => this.#drop(namespace, kind));
    this.mountsChanged(namespace);
  }

  #drop(namespace: string, kind: FollowedKind<PlacedObject>): void {
    const table = kind.table(this.#store);
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
