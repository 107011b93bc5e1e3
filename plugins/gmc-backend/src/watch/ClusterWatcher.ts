import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ClusterConfig } from '../config/readGmcConfig';
import type { ClusterStore } from '../store/ClusterStore';
import { Contact } from '../store/Contact';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';
import type { Clock } from './Clock';
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

/** Followers that run until they are stopped. */
interface Following {
  followers: {
    run(signal: AbortSignal): Promise<void>;
    relist(): void;
    hurry(): void;
  }[];
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
  /** The contacts that all namespaces share in a cluster-wide watch. */
  #sharedContacts: Contact[] = [];

  constructor(options: ClusterWatcherOptions) {
    this.#options = options;
  }

  /** Watches until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, onChange } = this.#options;
    const tableSink = this.#sink(store.connectors, store.contact, undefined);
    const follower = this.#follower(CONNECTORS, undefined, {
      ...tableSink,
      replace: connectors => {
        const before = store.connectors.namespaces();
        store.connectors.replace(connectors);
        this.#follow(signal);
        for (const namespace of before) {
          onChange(namespace);
        }
        for (const namespace of store.connectors.namespaces()) {
          onChange(namespace);
        }
      },
      set: connector => {
        store.connectors.set(connector);
        this.#follow(signal);
        onChange(connector.metadata.namespace);
      },
      remove: connector => {
        store.connectors.remove(connector);
        this.#follow(signal);
        onChange(connector.metadata.namespace);
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
    if (this.#wholeCluster) {
      // What was dropped as foreign so far is wanted now.
      for (const contact of this.#sharedContacts) {
        contact.synced = false;
      }
      for (const follower of this.#wholeCluster.followers) {
        follower.relist();
      }
    } else {
      this.#wholeCluster = this.#followWorkloads(undefined, signal);
    }
    for (const namespace of added) {
      this.#options.store.workloadContacts.set(namespace, this.#sharedContacts);
    }
  }

  #followWorkloads(
    namespace: string | undefined,
    signal: AbortSignal,
  ): Following {
    const { store } = this.#options;
    const stop = new AbortController();
    const contacts: Contact[] = [];
    const follow = <T extends PlacedObject>(
      kind: FollowedKind<T>,
      table: ObjectTable<T>,
    ) => {
      const contact = new Contact();
      contacts.push(contact);
      return this.#follower(
        kind,
        namespace,
        this.#sink(table, contact, namespace),
      );
    };
    const followers = [
      follow(DEPLOYMENTS, store.deployments),
      follow(STATEFUL_SETS, store.statefulSets),
      follow(PODS, store.pods),
      follow(PERSISTENT_VOLUME_CLAIMS, store.persistentVolumeClaims),
    ];
    if (namespace === undefined) {
      this.#sharedContacts = contacts;
    } else {
      store.workloadContacts.set(namespace, contacts);
    }
    const until = AbortSignal.any([signal, stop.signal]);
    for (const follower of followers) {
      void follower.run(until);
    }
    return { followers, stop: () => stop.abort() };
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

  #sink<T extends PlacedObject>(
    table: ObjectTable<T>,
    contact: Contact,
    namespace: string | undefined,
  ): ResourceSink<T> {
    const { clock, onChange } = this.#options;
    return {
      replace: objects => {
        table.replace(objects, namespace);
        onChange(namespace);
      },
      set: object => {
        table.set(object);
        onChange(object.metadata.namespace);
      },
      remove: object => {
        table.remove(object);
        onChange(object.metadata.namespace);
      },
      contact: () => {
        const wasWell = contact.synced && !contact.failure;
        contact.succeeded(clock.now());
        if (!wasWell) {
          this.#hurryOthers();
          onChange(namespace);
        }
      },
      missing: () => {
        contact.missing = true;
        onChange(namespace);
      },
      failed: error => {
        contact.failed(error, clock.now());
        onChange(namespace);
      },
    };
  }
}
