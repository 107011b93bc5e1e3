import {
  trimConnector,
  trimPersistentVolumeClaim,
  trimPod,
  trimWorkload,
  type GMConnector,
  type PersistentVolumeClaim,
  type Pod,
  type Workload,
} from '@opea/backstage-plugin-gmc-common';
import type { ResourcePath } from '@opea/backstage-plugin-gmc-node';

/** A kind that is watched, and what is kept of its objects. */
export interface FollowedKind<T> {
  path: ResourcePath;
  /** Undefined for what is no object of the kind. */
  trim(raw: unknown): T | undefined;
}

export const CONNECTORS: FollowedKind<GMConnector> = {
  path: { group: 'gmc.opea.io', version: 'v1alpha3', plural: 'gmconnectors' },
  trim: trimConnector,
};

export const DEPLOYMENTS: FollowedKind<Workload> = {
  path: { group: 'apps', version: 'v1', plural: 'deployments' },
  trim: raw => trimWorkload('Deployment', raw),
};

export const STATEFUL_SETS: FollowedKind<Workload> = {
  path: { group: 'apps', version: 'v1', plural: 'statefulsets' },
  trim: raw => trimWorkload('StatefulSet', raw),
};

export const PODS: FollowedKind<Pod> = {
  path: { version: 'v1', plural: 'pods' },
  trim: trimPod,
};

export const PERSISTENT_VOLUME_CLAIMS: FollowedKind<PersistentVolumeClaim> = {
  path: { version: 'v1', plural: 'persistentvolumeclaims' },
  trim: trimPersistentVolumeClaim,
};
