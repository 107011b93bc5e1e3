import type {
  Container,
  ContainerStateView,
  ContainerStatus,
  KubernetesEvent,
  ObjectMetadata,
  PersistentVolumeClaim,
  Pod,
  Workload,
  WorkloadCondition,
} from '../objects';
import type { Shape } from './Shape';

/** Kinds are given by whoever asks: items of the API's lists carry none. */
type Body<T extends { kind: string }> = Shape<Omit<T, 'kind'>>;

const metadata: Shape<ObjectMetadata> = {
  name: 'string',
  namespace: 'string',
  uid: 'string',
  resourceVersion: 'string',
  creationTimestamp: 'string',
  deletionTimestamp: 'string',
  labels: 'texts',
  ownerReferences: [{ kind: 'string', name: 'string', uid: 'string' }],
};

const conditions: [Shape<WorkloadCondition>] = [
  {
    type: 'string',
    status: 'string',
    reason: 'string',
    message: 'string',
    lastTransitionTime: 'string',
    lastUpdateTime: 'string',
  },
];

const probe: Shape<NonNullable<Container['startupProbe']>> = {
  initialDelaySeconds: 'number',
  periodSeconds: 'number',
  failureThreshold: 'number',
};

const containers: [Shape<Container>] = [
  {
    name: 'string',
    image: 'string',
    envFrom: [
      { configMapRef: { name: 'string' }, secretRef: { name: 'string' } },
    ],
    startupProbe: probe,
    readinessProbe: probe,
  },
];

const volumes: [
  { name: 'string'; persistentVolumeClaim: { claimName: 'string' } },
] = [{ name: 'string', persistentVolumeClaim: { claimName: 'string' } }];

const containerState: Shape<ContainerStateView> = {
  waiting: { reason: 'string', message: 'string' },
  running: { startedAt: 'string' },
  terminated: {
    reason: 'string',
    message: 'string',
    exitCode: 'number',
    startedAt: 'string',
    finishedAt: 'string',
  },
};

const containerStatuses: [Shape<ContainerStatus>] = [
  {
    name: 'string',
    image: 'string',
    ready: 'boolean',
    started: 'boolean',
    restartCount: 'number',
    state: containerState,
    lastState: containerState,
  },
];

export const workloadShape: Body<Workload> = {
  metadata,
  spec: {
    replicas: 'number',
    progressDeadlineSeconds: 'number',
    selector: { matchLabels: 'texts' },
    template: { spec: { containers, volumes } },
  },
  status: {
    observedGeneration: 'number',
    replicas: 'number',
    updatedReplicas: 'number',
    readyReplicas: 'number',
    availableReplicas: 'number',
    unavailableReplicas: 'number',
    conditions,
  },
};

export const podShape: Body<Pod> = {
  metadata,
  spec: { nodeName: 'string', containers, volumes },
  status: {
    phase: 'string',
    reason: 'string',
    message: 'string',
    startTime: 'string',
    conditions,
    initContainerStatuses: containerStatuses,
    containerStatuses,
  },
};

export const persistentVolumeClaimShape: Body<PersistentVolumeClaim> = {
  metadata,
  spec: { storageClassName: 'string', volumeName: 'string' },
  status: { phase: 'string' },
};

export const eventShape: Body<KubernetesEvent> = {
  metadata,
  type: 'string',
  reason: 'string',
  message: 'string',
  count: 'number',
  firstTimestamp: 'string',
  lastTimestamp: 'string',
  eventTime: 'string',
  involvedObject: {
    kind: 'string',
    name: 'string',
    namespace: 'string',
    uid: 'string',
  },
};
