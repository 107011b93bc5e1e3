import type { GMConnector } from '../connector/GMConnector';

/**
 * The part of Kubernetes' objects that `judge` reads, as the API's JSON has
 * it. A raw object fits where one of these is asked for; the store keeps only
 * these fields.
 */

/** @public */
export interface ObjectMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  ownerReferences?: { kind: string; name: string; uid: string }[];
}

/** @public */
export interface WorkloadCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  lastUpdateTime?: string;
}

/** A Deployment or a StatefulSet. @public */
export interface Workload {
  kind: 'Deployment' | 'StatefulSet';
  metadata: ObjectMetadata;
  spec: {
    replicas?: number;
    progressDeadlineSeconds?: number;
    selector?: { matchLabels?: Record<string, string> };
    template?: {
      spec?: {
        containers?: Container[];
        volumes?: {
          name: string;
          persistentVolumeClaim?: { claimName: string };
        }[];
      };
    };
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    unavailableReplicas?: number;
    conditions?: WorkloadCondition[];
  };
}

/** @public */
export interface Container {
  name: string;
  image?: string;
  envFrom?: {
    configMapRef?: { name?: string };
    secretRef?: { name?: string };
  }[];
  startupProbe?: ProbeBudget;
  readinessProbe?: ProbeBudget;
}

/** @public */
export interface ProbeBudget {
  initialDelaySeconds?: number;
  periodSeconds?: number;
  failureThreshold?: number;
}

/** @public */
export interface ContainerStateView {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
  terminated?: {
    reason?: string;
    message?: string;
    exitCode?: number;
    startedAt?: string;
    finishedAt?: string;
  };
}

/** @public */
export interface ContainerStatus {
  name: string;
  image?: string;
  ready?: boolean;
  started?: boolean;
  restartCount?: number;
  state?: ContainerStateView;
  lastState?: ContainerStateView;
}

/** @public */
export interface Pod {
  kind: 'Pod';
  metadata: ObjectMetadata;
  spec?: {
    nodeName?: string;
    containers?: Container[];
    volumes?: { name: string; persistentVolumeClaim?: { claimName: string } }[];
  };
  status?: {
    phase?: string;
    reason?: string;
    message?: string;
    startTime?: string;
    conditions?: WorkloadCondition[];
    initContainerStatuses?: ContainerStatus[];
    containerStatuses?: ContainerStatus[];
  };
}

/** @public */
export interface PersistentVolumeClaim {
  kind: 'PersistentVolumeClaim';
  metadata: ObjectMetadata;
  spec?: { storageClassName?: string; volumeName?: string };
  status?: { phase?: string };
}

/** @public */
export interface KubernetesEvent {
  kind: 'Event';
  metadata: ObjectMetadata;
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  involvedObject: {
    kind?: string;
    name?: string;
    namespace?: string;
    uid?: string;
  };
}

/**
 * What is kept of a ConfigMap: its values never are.
 *
 * @public
 */
export interface ConfigMapFacts {
  name: string;
  /** Keys that hold GMC's placeholder instead of a model token. */
  placeholderTokenKeys: string[];
}

/**
 * The objects around one connector: all that live in its namespace may be
 * handed in, `judge` takes what belongs to the connector.
 *
 * @public
 */
export interface ConnectorObjects {
  /** Undefined if the cluster answered that it is not there. */
  connector?: GMConnector;
  /** Names of all connectors of the namespace, this one included. */
  connectorsInNamespace: string[];
  workloads: Workload[];
  pods: Pod[];
  persistentVolumeClaims: PersistentVolumeClaim[];
  events: KubernetesEvent[];
  configMaps: ConfigMapFacts[];
}

/**
 * What has to be fetched on purpose, beside the objects.
 *
 * @public
 */
export interface Observations {
  /** Whether the cluster answers, and what it says if not. */
  cluster:
    | { reach: 'reachable' }
    | { reach: 'unreachable'; message: string }
    | { reach: 'forbidden'; message: string };
  /** When the store last heard from the cluster, ISO 8601. */
  lastContact?: string;
  /** Whether the cluster has the definition of GMConnector, if anybody looked. */
  definition?: 'installed' | 'missing';
  /** The last lines of crashed containers' previous logs, redacted. */
  previousLogs: PreviousLog[];
  /** How the connector's router answered when it was last asked. */
  router?: RouterProbe;
  /** What could not be read for want of a permission. */
  missing?: MissingObservation[];
}

/** What came of asking a router's service, through the API server. @public */
export interface RouterProbe {
  /**
   * Whether the router itself answered, whatever it said. Whoever asks does so
   * twice before saying no: a router that has just started takes a moment.
   */
  answers: boolean;
  /** What came back instead of the router's answer. */
  message?: string;
  /** Since when it has been like this, ISO 8601. */
  since: string;
}

/** @public */
export interface MissingObservation {
  what: 'events' | 'config-maps' | 'logs' | 'router';
  /** The refusal, in the API server's words. */
  message: string;
}

/** @public */
export interface PreviousLog {
  pod: string;
  container: string;
  /** The run of the container that wrote it: a new crash needs a new tail. */
  restartCount: number;
  tail: string;
}
