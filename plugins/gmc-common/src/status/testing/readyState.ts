import type { ConnectorStep, GMConnector } from '../../connector';
import type { JudgeInput } from '../judge';
import type { Pod, Workload } from '../objects';

export const NAMESPACE = 'codegen';
export const CONNECTOR = 'codegen';
export const NOW = '2026-11-23T16:00:00Z';

const CONNECTOR_UID = '5a4c3d2e-0000-4000-8000-000000000001';
const CREATED = '2026-11-23T14:00:00Z';
const AVAILABLE = '2026-11-23T14:06:00Z';

/** A moment before now. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.parse(NOW) - minutes * 60_000)
    .toISOString()
    .replace('.000', '');
}

/** A connector with a text generation step, its model server and its router. */
export function readyState(): JudgeInput {
  const workloads = [
    deployment('llm-service', 'llm-uservice'),
    deployment('tgi-service', 'tgi'),
    deployment('router-service', 'router-server'),
  ];
  return {
    namespace: NAMESPACE,
    name: CONNECTOR,
    objects: {
      connector: connector(),
      connectorsInNamespace: [CONNECTOR],
      workloads,
      pods: workloads.map(readyPod),
      persistentVolumeClaims: [],
      events: [],
      configMaps: [
        { name: 'llm-uservice-config', placeholderTokenKeys: [] },
        { name: 'tgi-config', placeholderTokenKeys: [] },
      ],
    },
    observations: {
      cluster: { reach: 'reachable' },
      lastContact: NOW,
      previousLogs: [],
    },
    now: new Date(NOW),
  };
}

export function connector(): GMConnector {
  const address = (service: string, port: number, path: string) =>
    `http://${service}.${NAMESPACE}.svc.cluster.local:${port}${path}`;
  const deployed = ['llm-service', 'tgi-service', 'router-service'];
  return {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: {
      name: CONNECTOR,
      namespace: NAMESPACE,
      uid: CONNECTOR_UID,
      creationTimestamp: CREATED,
    },
    spec: {
      routerConfig: { name: 'router', serviceName: 'router-service' },
      nodes: {
        root: { routerType: 'Sequence', steps: [llmStep(), tgiStep()] },
      },
    },
    status: {
      status: '3/0/3',
      accessUrl: address('router-service', 8080, ''),
      annotations: {
        ...Object.fromEntries(
          deployed.map(service => [
            `Deployment:apps/v1:${service}-deployment:${NAMESPACE}`,
            'Replicas: 1 desired | 1 updated | 1 total | 1 available | 0 unavailable',
          ]),
        ),
        [`Service:v1:llm-service:${NAMESPACE}`]: address(
          'llm-service',
          9000,
          '/v1/chat/completions',
        ),
        [`Service:v1:tgi-service:${NAMESPACE}`]: address(
          'tgi-service',
          80,
          '/generate',
        ),
      },
    },
  };
}

function llmStep(): ConnectorStep {
  return {
    name: 'Llm',
    data: '$response',
    internalService: {
      serviceName: 'llm-service',
      config: {
        endpoint: '/v1/chat/completions',
        TGI_LLM_ENDPOINT: 'tgi-service',
      },
    },
  };
}

function tgiStep(): ConnectorStep {
  return {
    name: 'Tgi',
    internalService: {
      serviceName: 'tgi-service',
      config: { endpoint: '/generate', MODEL_ID: 'meta-llama/Llama-3.1-8B' },
      isDownstreamService: true,
    },
  };
}

export function deployment(service: string, container: string): Workload {
  return {
    kind: 'Deployment',
    metadata: {
      name: `${service}-deployment`,
      namespace: NAMESPACE,
      uid: `uid-of-${service}`,
      creationTimestamp: CREATED,
      ownerReferences: [
        { kind: 'GMConnector', name: CONNECTOR, uid: CONNECTOR_UID },
      ],
    },
    spec: {
      replicas: 1,
      progressDeadlineSeconds: 600,
      selector: { matchLabels: { app: service } },
      template: {
        spec: {
          containers: [
            {
              name: container,
              image: `registry.example/${container}:1.0`,
              envFrom: [{ configMapRef: { name: `${container}-config` } }],
              startupProbe: {
                initialDelaySeconds: 10,
                periodSeconds: 5,
                failureThreshold: 180,
              },
            },
          ],
        },
      },
    },
    status: {
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
      conditions: [
        {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          lastTransitionTime: AVAILABLE,
          lastUpdateTime: AVAILABLE,
        },
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          lastTransitionTime: CREATED,
          lastUpdateTime: AVAILABLE,
        },
      ],
    },
  };
}

export function readyPod(workload: Workload): Pod {
  const { containers = [], volumes } = workload.spec.template?.spec ?? {};
  return {
    kind: 'Pod',
    metadata: {
      name: `${workload.metadata.name}-6b48695c4f-mr4lw`,
      namespace: NAMESPACE,
      creationTimestamp: CREATED,
      labels: workload.spec.selector?.matchLabels,
      ownerReferences: [
        {
          kind: 'ReplicaSet',
          name: `${workload.metadata.name}-6b48695c4f`,
          uid: 'uid-of-replica-set',
        },
      ],
    },
    spec: { nodeName: 'node-1', containers, ...(volumes && { volumes }) },
    status: {
      phase: 'Running',
      conditions: ['PodScheduled', 'ContainersReady', 'Ready'].map(type => ({
        type,
        status: 'True',
        lastTransitionTime: AVAILABLE,
      })),
      containerStatuses: containers.map(({ name, image }) => ({
        name,
        image,
        ready: true,
        started: true,
        restartCount: 0,
        state: { running: { startedAt: CREATED } },
      })),
    },
  };
}
