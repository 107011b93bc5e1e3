import type { ClusterConfig } from '../config/readGmcConfig';
import type { ClusterStore } from '../store/ClusterStore';
import { Contact } from '../store/Contact';
import type { PlacedObject } from '../store/ObjectTable';
import type { Clock } from './Clock';
import { WORKLOADS, type FollowedKind } from './followedKinds';
import type { WantedObjects } from './WantedObjects';
import { WorkloadFollowers, type Followable } from './WorkloadFollowers';

/** What following workloads takes. */
export interface WorkloadScopesOptions {
  watch: ClusterConfig['watch'];
  store: ClusterStore;
  wanted: WantedObjects;
  clock: Clock;
  /** Makes a follower for a namespace, or for all of them. */
  create(
    kind: FollowedKind<PlacedObject>,
    namespace: string | undefined,
  ): Followable;
}

/**
 * Follows the workloads of the namespaces that hold a connector: in each of
 * them the kinds that can matter there, or all kinds in the whole cluster.
 */
export class WorkloadScopes {
  readonly #options: WorkloadScopesOptions;
  /** By namespace; one for all of them where the whole cluster is watched. */
  readonly #followers = new Map<string | undefined, WorkloadFollowers>();

  constructor(options: WorkloadScopesOptions) {
    this.#options = options;
  }

  /** Begins with namespaces that hold a connector from now on. */
  join(namespaces: string[], signal: AbortSignal): void {
    const { store, watch, create } = this.#options;
    for (const namespace of namespaces) {
      store.workloadContacts.set(
        namespace,
        new Map(
          this.#kinds(namespace).map(({ path }) => [
            path.plural,
            new Contact(),
          ]),
        ),
      );
    }
    for (const scope of watch === 'cluster' ? [undefined] : namespaces) {
      const running = this.#followers.get(scope);
      if (running) {
        // What was dropped as foreign so far is wanted now.
        namespaces.forEach(namespace => running.relist(namespace));
      } else {
        const followers = new WorkloadFollowers(
          kind => create(kind, scope),
          signal,
        );
        this.#followers.set(scope, followers);
        followers.follow(this.#kinds(scope));
      }
    }
  }

  /** Ends with a namespace, and forgets it. */
  leave(namespace: string): void {
    this.#followers.get(namespace)?.stop();
    this.#followers.delete(namespace);
    this.#options.store.drop(namespace);
  }

  /** Follows in a namespace what can be wanted there by now, and no more. */
  fit(namespace: string): void {
    const { store, clock, watch } = this.#options;
    const contacts = store.workloadContacts.get(namespace);
    if (watch === 'cluster' || !contacts) {
      return;
    }
    const kinds = this.#kinds(namespace);
    for (const kind of WORKLOADS) {
      const { plural } = kind.path;
      if (!kinds.includes(kind)) {
        contacts.delete(plural);
        kind.table(store).drop(namespace);
      } else if (!contacts.has(plural)) {
        contacts.set(plural, Contact.complete(clock.now()));
      }
    }
    this.#followersOf(namespace)?.follow(kinds);
  }

  /** Lists a namespace again, for more is wanted of it than before. */
  relist(namespace: string, kinds?: FollowedKind<PlacedObject>[]): void {
    this.#followersOf(namespace)?.relist(namespace, kinds);
  }

  /** Tries again now where it waits. */
  hurry(): void {
    this.#followers.forEach(followers => followers.hurry());
  }

  /** Those to follow; in a whole cluster, all at a small cost. */
  #kinds(namespace: string | undefined): FollowedKind<PlacedObject>[] {
    return this.#options.watch === 'cluster' || namespace === undefined
      ? WORKLOADS
      : this.#options.wanted.kinds(namespace);
  }

  #followersOf(namespace: string): WorkloadFollowers | undefined {
    return this.#followers.get(
      this.#options.watch === 'cluster' ? undefined : namespace,
    );
  }
}
