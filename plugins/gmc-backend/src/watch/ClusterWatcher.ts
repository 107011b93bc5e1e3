import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ClusterConfig } from '../config/readGmcConfig';
import type { ClusterStore } from '../store/ClusterStore';
import { Contact } from '../store/Contact';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';
import type { Clock } from './Clock';
import { createTableSink } from './createTableSink';
import { FollowContext } from './FollowContext';
import type { FollowTiming } from './FollowTiming';
import { ResourceFollower } from './ResourceFollower';
import type { FollowedObject } from './ResourceReader';
import type { ResourceSink } from './ResourceSink';
import {
  CONNECTORS,
  DEPLOYMENTS,
  PERSISTENT_VOLUME_CLAIMS,
  PODS,
  STATEFUL_SETS,
  type FollowedKind,
} from './followedKinds';
import { WantedObjects } from './WantedObjects';
import type { WatchStats } from './WatchStats';

/** What a change is about; undefined stands for the cluster as a whole. */
export type OnChange = (namespace: string | undefined) => void;

/** What a cluster's watcher needs. */
export interface ClusterWatcherOptions {
  api: ClusterApi;
  cluster: string;
  watch: ClusterConfig['watch'];
  store: ClusterStore;
  onChange: OnChange;
  clock: Clock;
  timing?: Partial<FollowTiming>;
}

/** Hands each kind of workload to a function, with the table it belongs in. */
const WORKLOADS: ((store: ClusterStore, follow: Follow) => Followable)[] = [
  (store, follow) => follow(DEPLOYMENTS, store.deployments),
  (store, follow) => follow(STATEFUL_SETS, store.statefulSets),
  (store, follow) => follow(PODS, store.pods),
  (store, follow) =>
    follow(PERSISTENT_VOLUME_CLAIMS, store.persistentVolumeClaims),
];

type Follow = <T extends PlacedObject>(
  kind: FollowedKind<T>,
  table: ObjectTable<T>,
) => Followable;

/** A follower of whatever kind. */
interface Followable {
  run(signal: AbortSignal): Promise<void>;
  relist(namespace: string): void;
  hurry(): void;
}

/** Followers that run until they are stopped. */
interface Following {
  /** One for each kind of workload; the last is that of claims. */
  followers: Followable[];
  stop(): void;
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
  /** By namespace; one for all of them where the whole cluster is watched. */
  readonly #followings = new Map<string | undefined, Following>();
  #connectors: Followable | undefined;
  #hurriedAt = 0;

  constructor(options: ClusterWatcherOptions) {
    const { store } = options;
    this.#options = options;
    this.#context = new FollowContext({ ...options, serverClock: store.clock });
    this.#wanted = new WantedObjects(store);
  }

  get stats(): WatchStats {
    return this.#context.stats;
  }

  /** Watches until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, onChange } = this.#options;
    const sink = this.#sink(CONNECTORS, store.connectors, undefined, () => [
      store.contact,
    ]);
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
    const all = [...this.#followings.values()].flatMap(each => each.followers);
    for (const follower of [this.#connectors, ...all]) {
      follower?.hurry();
    }
  }

  /** Begins and ends following workloads as connectors come, change and go. */
  #update(namespaces: Iterable<string>, signal: AbortSignal): void {
    const added: string[] = [];
    for (const namespace of namespaces) {
      switch (this.#wanted.connectorsChanged(namespace)) {
        case 'new':
          added.push(namespace);
          break;
        case 'wider':
          this.#relist(namespace);
          break;
        case 'gone':
          this.#followings.get(namespace)?.stop();
          this.#followings.delete(namespace);
          this.#options.store.drop(namespace);
          break;
        default:
      }
    }
    this.#add(added, signal);
  }

  #add(namespaces: string[], signal: AbortSignal): void {
    const { store, watch } = this.#options;
    for (const namespace of namespaces) {
      store.workloadContacts.set(
        namespace,
        WORKLOADS.map(() => new Contact()),
      );
    }
    const scopes = watch === 'cluster' ? [undefined] : namespaces;
    for (const scope of namespaces.length > 0 ? scopes : []) {
      if (!this.#followings.has(scope)) {
        this.#followings.set(scope, this.#followWorkloads(scope, signal));
      } else {
        // What was dropped as foreign so far is wanted now.
        namespaces.forEach(namespace => this.#relist(namespace));
      }
    }
  }

  #relist(namespace: string): void {
    for (const follower of this.#following(namespace)?.followers ?? []) {
      follower.relist(namespace);
    }
  }

  #following(namespace: string): Following | undefined {
    return this.#followings.get(
      this.#options.watch === 'cluster' ? undefined : namespace,
    );
  }

  #followWorkloads(
    namespace: string | undefined,
    signal: AbortSignal,
  ): Following {
    const { store } = this.#options;
    const stop = new AbortController();
    const followers = WORKLOADS.map((follow, index) => {
      const contacts = (part = namespace) =>
        part === undefined
          ? [...store.workloadContacts.values()].map(all => all[index])
          : store.workloadContacts.get(part)?.slice(index, index + 1) ?? [];
      return follow(store, (kind, table) =>
        this.#follower(
          kind,
          namespace,
          this.#sink(kind, table, namespace, contacts),
        ),
      );
    });
    const until = AbortSignal.any([signal, stop.signal]);
    for (const follower of followers) {
      void follower.run(until);
    }
    return { followers, stop: () => stop.abort() };
  }

  #sink<T extends PlacedObject>(
    kind: FollowedKind<T>,
    table: ObjectTable<T>,
    namespace: string | undefined,
    contacts: (namespace?: string) => Contact[],
  ): ResourceSink<T> {
    const { clock, onChange } = this.#options;
    return createTableSink({
      table,
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
        this.#following(namespace)?.followers.at(-1)?.relist(namespace);
      }
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
  #isWanted<T>(kind: FollowedKind<T>, object: FollowedObject): boolean {
    return (
      kind.path.plural === CONNECTORS.path.plural ||
      this.#wanted.has(kind, object)
    );
  }
}
