import {
  concernsClaim,
  concernsPod,
  concernsWorkload,
  trimConnector,
  trimPersistentVolumeClaim,
  trimPod,
  trimWorkload,
  type GMConnector,
  type ObjectMetadata,
  type PersistentVolumeClaim,
  type Pod,
  type Workload,
} from '@opea/backstage-plugin-gmc-common';
import type { ResourcePath } from '@opea/backstage-plugin-gmc-node';
import type { ClusterStore } from '../store/ClusterStore';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';

/** What is wanted of a namespace, for the sake of its connectors. */
export interface Wanted {
  /** Names of workloads. */
  workloads: ReadonlySet<string>;
  /** Whether StatefulSets may be among them. */
  statefulSets: boolean;
  /** Names of claims that they mount. */
  claims: ReadonlySet<string>;
}

/** A kind that is watched, and what is kept of its objects. */
export interface FollowedKind<T extends PlacedObject> {
  path: ResourcePath;
  /** Where they are kept. */
  table(store: ClusterStore): ObjectTable<T>;
  /** Undefined for what is no object of the kind. */
  trim(raw: unknown): T | undefined;
  /** Whether an object, trimmed or not, is one of those that are wanted. */
  isWanted(object: { metadata: ObjectMetadata }, wanted: Wanted): boolean;
  /** Whether any of them can be wanted; always, if it does not say. */
  isNeeded?(wanted: Wanted): boolean;
}

export const CONNECTORS: FollowedKind<GMConnector> = {
  path: { group: 'gmc.opea.io', version: 'v1alpha3', plural: 'gmconnectors' },
  table: store => store.connectors,
  trim: trimConnector,
  isWanted: () => true,
};

export const DEPLOYMENTS: FollowedKind<Workload> = {
  path: { group: 'apps', version: 'v1', plural: 'deployments' },
  table: store => store.deployments,
  trim: raw => trimWorkload('Deployment', raw),
  isWanted: (workload, { workloads }) => concernsWorkload(workload, workloads),
};

export const STATEFUL_SETS: FollowedKind<Workload> = {
  path: { group: 'apps', version: 'v1', plural: 'statefulsets' },
  table: store => store.statefulSets,
  trim: raw => trimWorkload('StatefulSet', raw),
  isWanted: (workload, { workloads }) => concernsWorkload(workload, workloads),
  isNeeded: ({ statefulSets }) => statefulSets,
};

export const PODS: FollowedKind<Pod> = {
  path: { version: 'v1', plural: 'pods' },
  table: store => store.pods,
  trim: trimPod,
  isWanted: (pod, { workloads }) => concernsPod(pod, workloads),
};

export const PERSISTENT_VOLUME_CLAIMS: FollowedKind<PersistentVolumeClaim> = {
  path: { version: 'v1', plural: 'persistentvolumeclaims' },
  table: store => store.persistentVolumeClaims,
  trim: trimPersistentVolumeClaim,
  isWanted: (claim, { claims }) => concernsClaim(claim, claims),
  isNeeded: ({ claims }) => claims.size > 0,
};

/** What is followed for the sake of connectors. */
export const WORKLOADS: FollowedKind<PlacedObject>[] = [
  DEPLOYMENTS,
  STATEFUL_SETS,
  PODS,
  PERSISTENT_VOLUME_CLAIMS,
];
