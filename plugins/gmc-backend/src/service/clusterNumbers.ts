import type { ClusterConfig } from '../config/readGmcConfig';
import type { ClusterStore } from '../store/ClusterStore';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';

/** A cluster in numbers, and what it takes to know it. */
export interface ClusterNumbers extends ClusterConfig {
  /** Objects in the store, by the plural of their kind. */
  objects: Record<string, number>;
  /** Connections that watch it: those that are open, of those there should be. */
  watches: { open: number; wanted: number };
  /** Since when the oldest of the open watches runs. */
  watchedSince?: Date;
  /** Since the cluster was joined: requests to list and to watch. */
  requests?: number;
  /** Lists and watches that failed. */
  failures?: number;
  /** From a change's arrival to its verdict, the longest of the last minute. */
  lagMs?: number;
  /** By how many seconds the cluster's clock is ahead, where that matters. */
  clockSkewSeconds?: number;
}

/** As much as the store alone tells. */
export function clusterNumbers(
  store: ClusterStore,
  config: ClusterConfig,
): ClusterNumbers {
  const workloads = [...store.workloadContacts.values()];
  // Namespaces share the connections of a cluster that is watched as a whole.
  const contacts = [
    store.contact,
    ...(config.watch === 'cluster' ? workloads.slice(0, 1) : workloads).flat(),
  ];
  const isUnsupported = store.contact.failure?.error.reason === 'unsupported';
  return {
    ...config,
    objects: {
      gmconnectors: sizeOf(store.connectors),
      deployments: sizeOf(store.deployments),
      statefulsets: sizeOf(store.statefulSets),
      pods: sizeOf(store.pods),
      persistentvolumeclaims: sizeOf(store.persistentVolumeClaims),
    },
    watches: {
      open: contacts.filter(({ synced, failure }) => synced && !failure).length,
      wanted: isUnsupported ? 0 : contacts.length,
    },
  };
}

function sizeOf(table: ObjectTable<PlacedObject>): number {
  return table
    .namespaces()
    .reduce((sum, namespace) => sum + table.in(namespace).length, 0);
}
