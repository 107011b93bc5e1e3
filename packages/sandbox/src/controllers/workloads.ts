import type { KubeObject } from '../cluster/objects';

/**
 * The parts of workloads that the controllers read and write. Objects come
 * from the API with defaults filled in, so what has a default is required.
 */
export interface PodTemplate {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: PodSpec;
}

export interface PodSpec {
  nodeName?: string;
  containers: ContainerSpec[];
  volumes?: { name: string; persistentVolumeClaim?: { claimName: string } }[];
  [field: string]: unknown;
}

export interface ContainerSpec {
  name: string;
  image: string;
  resources?: {
    limits?: Record<string, string>;
    requests?: Record<string, string>;
  };
  [field: string]: unknown;
}

export interface Condition {
  type: string;
  status: 'True' | 'False';
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  lastUpdateTime?: string;
  lastProbeTime?: null;
}

export interface WorkloadStatus {
  observedGeneration?: number;
  replicas?: number;
  fullyLabeledReplicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  terminatingReplicas?: number;
  currentReplicas?: number;
  currentRevision?: string;
  updateRevision?: string;
  conditions?: Condition[];
}

export interface ContainerState {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: {
    exitCode: number;
    reason: string;
    startedAt: string;
    finishedAt: string;
  };
}

export interface ContainerStatus {
  name: string;
  image: string;
  imageID: string;
  ready: boolean;
  started: boolean;
  restartCount: number;
  state: ContainerState;
  lastState: ContainerState;
}

export interface PodStatus {
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  /** Why the Pod is in its phase, where that is not by itself. */
  reason?: string;
  message?: string;
  qosClass?: string;
  podIP?: string;
  podIPs?: { ip: string }[];
  startTime?: string;
  conditions?: Condition[];
  containerStatuses?: ContainerStatus[];
}

interface Selecting {
  replicas: number;
  selector: { matchLabels: Record<string, string> };
  template: PodTemplate;
}

export type Deployment = KubeObject<
  Selecting & {
    progressDeadlineSeconds: number;
    strategy: { type: 'RollingUpdate' | 'Recreate' };
    paused?: boolean;
  },
  WorkloadStatus
> & { spec: object };

export type ReplicaSet = KubeObject<Selecting, WorkloadStatus> & {
  spec: object;
};

export type StatefulSet = KubeObject<
  Selecting & {
    serviceName?: string;
    podManagementPolicy?: string;
    volumeClaimTemplates?: KubeObject[];
  },
  WorkloadStatus
> & { spec: object };

export type Pod = KubeObject<PodSpec, PodStatus> & { spec: object };

export function isReady(pod: Pod): boolean {
  return (
    pod.status?.conditions?.some(
      c => c.type === 'Ready' && c.status === 'True',
    ) ?? false
  );
}

/** Whether the Pod will never run again. */
export function hasEnded({ status }: Pod): boolean {
  return status?.phase === 'Failed' || status?.phase === 'Succeeded';
}

/** The object's controlling owner, which is what the controllers go by. */
export function controllerOf(object: KubeObject) {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

export function ownedBy(owner: KubeObject) {
  return [
    {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.metadata.name,
      uid: owner.metadata.uid ?? '',
      controller: true,
      blockOwnerDeletion: true,
    },
  ];
}

/** Conditions with one replaced; the transition's time changes with the status only. */
export function withCondition(
  conditions: Condition[] | undefined,
  next: Condition,
  now: string,
): Condition[] {
  const old = conditions?.find(c => c.type === next.type);
  const same =
    old?.status === next.status &&
    old.reason === next.reason &&
    old.message === next.message;
  const entry = {
    ...next,
    lastUpdateTime: same ? old.lastUpdateTime : now,
    lastTransitionTime:
      old?.status === next.status ? old.lastTransitionTime : now,
  };
  if (!old) return [...(conditions ?? []), entry];
  return (conditions ?? []).map(c => (c === old ? entry : c));
}
