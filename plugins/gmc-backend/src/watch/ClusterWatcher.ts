import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ClusterConfig } from '../config/readGmcConfig';
import type { ClusterStore } from '../store/ClusterStore';
import { Contact } from '../store/Contact';
import type { PlacedObject } from '../store/ObjectTable';
import type { Clock } from './Clock';
import { createTableSink } from './createTableSink';
import { FollowContext } from './FollowContext';
import type { FollowTiming } from './FollowTiming';
import { ResourceFollower } from './ResourceFollower';
import type { FollowedObject } from './ResourceReader';
import type { ResourceSink } from './ResourceSink';
import {
  CONNECTORS,
  PERSISTENT_VOLUME_CLAIMS,
  type FollowedKind,
} from './followedKinds';
import { WantedObjects } from './WantedObjects';
import type { WatchStats } from './WatchStats';
import { WorkloadScopes } from './WorkloadScopes';

/** What a change is about; undefined stands for the cluster as a whole. */
export type OnChange = (namespace: string | undefined) => void;

/** What a cluster's watcher needs. */
export interface ClusterWatcherOptions {
  api: ClusterApi;
  cluster: string;
  watch: ClusterConfig['watch'];
  /** Which operator the cluster is configured to run. */
  profile?: ClusterConfig['profile'];
  store: ClusterStore;
  onChange: OnChange;
  clock: Clock;
  timing?: Partial<FollowTiming>;
}

/** Followers that recover one after the other need not wake each other each time. */
const HURRY_MS = 2_000;

/**
 * Keeps the store of one cluster up to date: its connectors, and their
 * workloads in the namespaces that hold one.
 */
export class ClusterWatcher {
  readonly #options: ClusterWatcherOptions;
  readonly #context: FollowContext;
  readonly #wanted: WantedObjects;
  readonly #workloads: WorkloadScopes;
  #connectors: ResourceFollower<GMConnector> | undefined;
  #hurriedAt = 0;

  constructor(options: ClusterWatcherOptions) {
    const { store, profile } = options;
    this.#options = options;
    this.#context = new FollowContext({ ...options, serverClock: store.clock });
    this.#wanted = new WantedObjects(store, profile);
    this.#workloads = new WorkloadScopes({
      ...options,
      wanted: this.#wanted,
      create: (kind, namespace) => this.#workloadFollower(kind, namespace),
    });
  }

  get stats(): WatchStats {
    return this.#context.stats;
  }

  /** Watches until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, onChange } = this.#options;
    const sink = this.#sink(CONNECTORS, undefined, () => [store.contact]);
    const follower = this.#follower(CONNECTORS, undefined, {
      ...sink,
      replace: connectors => {
        const before = store.connectors.namespaces();
        sink.replace(connectors);
        this.#update(
          new Set([...before, ...store.connectors.namespaces()]),
          signal,
        );
        before.forEach(namespace => onChange(namespace));
      },
      set: connector => {
        sink.set(connector);
        this.#update([connector.metadata.namespace ?? ''], signal);
      },
      remove: connector => {
        sink.remove(connector);
        this.#update([connector.metadata.namespace ?? ''], signal);
      },
    });
    this.#connectors = follower;
    await follower.run(signal);
  }

  /** Tries again now where it waits, for something may have changed. */
  hurry(): void {
    this.#connectors?.hurry();
    this.#workloads.hurry();
  }

  /** Begins and ends following workloads as connectors come, change and go. */
  #update(namespaces: Iterable<string>, signal: AbortSignal): void {
    const added: string[] = [];
    for (const namespace of namespaces) {
      switch (this.#wanted.connectorsChanged(namespace)) {
        case 'new':
          added.push(namespace);
          break;
        case 'gone':
          this.#workloads.leave(namespace);
          break;
        case 'wider':
          this.#workloads.relist(namespace);
          this.#workloads.fit(namespace);
          break;
        default:
          this.#workloads.fit(namespace);
      }
    }
    if (added.length > 0) {
      this.#workloads.join(added, signal);
    }
  }

  #workloadFollower(
    kind: FollowedKind<PlacedObject>,
    namespace: string | undefined,
  ): ResourceFollower<PlacedObject> {
    const { store } = this.#options;
    const sink = this.#sink(kind, namespace, (part = namespace) =>
      store.contactsOf(kind.path.plural, part),
    );
    return this.#follower(kind, namespace, sink);
  }

  #sink<T extends PlacedObject>(
    kind: FollowedKind<T>,
    namespace: string | undefined,
    contacts: (namespace?: string) => Contact[],
  ): ResourceSink<T> {
    const { store, clock, onChange } = this.#options;
    return createTableSink({
      table: kind.table(store),
      namespace,
      contacts,
      clock,
      isWanted: object => this.#isWanted(kind, object),
      onChange: changed => {
        this.#updateMounts(changed);
        onChange(changed);
      },
      onRecovery: () => this.#hurryOthers(),
    });
  }

  /** Claims are wanted for the sake of what mounts them. */
  #updateMounts(changed: string | undefined): void {
    const namespaces =
      changed === undefined ? this.#wanted.namespaces() : [changed];
    for (const namespace of namespaces) {
      if (this.#wanted.mountsChanged(namespace)) {
        this.#workloads.relist(namespace, [PERSISTENT_VOLUME_CLAIMS]);
      }
      this.#workloads.fit(namespace);
    }
  }

  /** Where one gets through again, the others need not wait their time. */
  #hurryOthers(): void {
    const now = this.#options.clock.now().getTime();
    if (now - this.#hurriedAt >= HURRY_MS) {
      this.#hurriedAt = now;
      this.hurry();
    }
  }

  #follower<T extends PlacedObject>(
    kind: FollowedKind<T>,
    namespace: string | undefined,
    sink: ResourceSink<T>,
  ): ResourceFollower<T> {
    return new ResourceFollower<T>({
      context: this.#context,
      path: { ...kind.path, namespace },
      keep: raw => (this.#isWanted(kind, raw) ? kind.trim(raw) : undefined),
      sink,
    });
  }

  /** Connectors always are; the rest is for the sake of them. */
  #isWanted(kind: FollowedKind<PlacedObject>, object: FollowedObject): boolean {
    return kind === CONNECTORS || this.#wanted.has(kind, object);
  }
}
