import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ClusterConfig } from '../config/readGmcConfig';
import type { ClusterStore } from '../store/ClusterStore';
import { Contact } from '../store/Contact';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';
import type { Clock } from './Clock';
import { createTableSink } from './createTableSink';
import {
  ResourceFollower,
  type FollowedObject,
  type FollowTiming,
  type ResourceSink,
} from './ResourceFollower';
import {
  CONNECTORS,
  DEPLOYMENTS,
  PERSISTENT_VOLUME_CLAIMS,
  PODS,
  STATEFUL_SETS,
  type FollowedKind,
} from './followedKinds';

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
  relist(): void;
  hurry(): void;
}

/** Followers that run until they are stopped. */
interface Following {
  followers: Followable[];
  stop(): void;
}

/**
 * Keeps the store of one cluster up to date: its connectors, and the
 * workloads in the namespaces that hold one.
 */
export class ClusterWatcher {
  readonly #options: ClusterWatcherOptions;
  readonly #namespaces = new Map<string, Following>();
  #connectors: Following | undefined;
  #wholeCluster: Following | undefined;

  constructor(options: ClusterWatcherOptions) {
    this.#options = options;
  }

  /** Watches until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, onChange } = this.#options;
    const tableSink = this.#sink(store.connectors, undefined, () => [
      store.contact,
    ]);
    const follower = this.#follower(CONNECTORS, undefined, {
      ...tableSink,
      replace: connectors => {
        const before = store.connectors.namespaces();
        tableSink.replace(connectors);
        this.#follow(signal);
        for (const namespace of before) {
          onChange(namespace);
        }
      },
      set: connector => {
        tableSink.set(connector);
        this.#follow(signal);
      },
      remove: connector => {
        tableSink.remove(connector);
        this.#follow(signal);
      },
    });
    this.#connectors = { followers: [follower], stop: () => {} };
    await follower.run(signal);
  }

  /** Begins and ends following workloads as namespaces come and go. */
  #follow(signal: AbortSignal): void {
    const { store, watch } = this.#options;
    const wanted = new Set(store.connectors.namespaces());
    for (const [namespace, following] of this.#namespaces) {
      if (!wanted.has(namespace)) {
        following.stop();
        this.#namespaces.delete(namespace);
        store.drop(namespace);
      }
    }
    const added = [...wanted].filter(name => !this.#namespaces.has(name));
    for (const namespace of added) {
      this.#namespaces.set(
        namespace,
        watch === 'cluster'
          ? { followers: [], stop: () => {} }
          : this.#followWorkloads(namespace, signal),
      );
    }
    if (watch === 'cluster' && added.length > 0) {
      this.#followWholeCluster(added, signal);
    }
  }

  /** Where one gets through again, the others need not wait their time. */
  #hurryOthers(): void {
    const all = [
      this.#connectors,
      this.#wholeCluster,
      ...this.#namespaces.values(),
    ];
    for (const follower of all.flatMap(each => each?.followers ?? [])) {
      follower.hurry();
    }
  }

  #followWholeCluster(added: string[], signal: AbortSignal): void {
    const { store } = this.#options;
    for (const namespace of added) {
      store.workloadContacts.set(
        namespace,
        WORKLOADS.map(() => new Contact()),
      );
    }
    if (!this.#wholeCluster) {
      this.#wholeCluster = this.#followWorkloads(undefined, signal);
      return;
    }
    // What was dropped as foreign so far is wanted now.
    for (const follower of this.#wholeCluster.followers) {
      follower.relist();
    }
  }

  #followWorkloads(
    namespace: string | undefined,
    signal: AbortSignal,
  ): Following {
    const { store } = this.#options;
    const stop = new AbortController();
    if (namespace !== undefined) {
      store.workloadContacts.set(
        namespace,
        WORKLOADS.map(() => new Contact()),
      );
    }
    const followers = WORKLOADS.map((follow, index) => {
      const contacts = () =>
        namespace === undefined
          ? [...store.workloadContacts.values()].map(all => all[index])
          : [store.workloadContacts.get(namespace)?.[index] ?? new Contact()];
      return follow(store, (kind, table) =>
        this.#follower(kind, namespace, this.#sink(table, namespace, contacts)),
      );
    });
    const until = AbortSignal.any([signal, stop.signal]);
    for (const follower of followers) {
      void follower.run(until);
    }
    return { followers, stop: () => stop.abort() };
  }

  #sink<T extends PlacedObject>(
    table: ObjectTable<T>,
    namespace: string | undefined,
    contacts: () => Contact[],
  ): ResourceSink<T> {
    const { clock, onChange } = this.#options;
    return createTableSink({
      table,
      namespace,
      contacts,
      clock,
      onChange,
      onRecovery: () => this.#hurryOthers(),
    });
  }

  #follower<T>(
    kind: FollowedKind<T>,
    namespace: string | undefined,
    sink: ResourceSink<T>,
  ): ResourceFollower<T> {
    const { api, cluster, clock, timing, store } = this.#options;
    const isForeign = (raw: FollowedObject) =>
      kind.path.plural !== CONNECTORS.path.plural &&
      store.connectors.in(raw.metadata.namespace ?? '').length === 0;
    return new ResourceFollower<T>({
      api,
      cluster,
      path: { ...kind.path, namespace },
      keep: raw => (isForeign(raw) ? undefined : kind.trim(raw)),
      sink,
      clock,
      timing,
    });
  }
}
