import type {
  GMConnector,
  Pod,
  Workload,
} from '@opea/backstage-plugin-gmc-common';
import type { FakeClusterApi } from './FakeClusterApi';

/** A connector of two steps and a router, and what it made of them. */

export const NAMESPACE = 'shop';
export const NAME = 'chatqna';
export const ENTITY_REF = 'component:default/chatqna';

const UID = 'uid-of-chatqna';
const SERVICES = ['llm-service', 'tgi-service', 'router-service'];
const CREATED = new Date(Date.now() - 60 * 60_000).toISOString();

export function connector(
  annotations: Record<string, string> = { 'gmc.opea.io/entity': ENTITY_REF },
): GMConnector {
  return {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: {
      name: NAME,
      namespace: NAMESPACE,
      uid: UID,
      creationTimestamp: CREATED,
      annotations,
    },
    spec: {
      routerConfig: { name: 'router', serviceName: 'router-service' },
      nodes: {
        root: {
          routerType: 'Sequence',
          steps: [
            {
              name: 'Llm',
              internalService: {
                serviceName: 'llm-service',
                config: { TGI_LLM_ENDPOINT: 'tgi-service' },
              },
            },
            {
              name: 'Tgi',
              internalService: {
                serviceName: 'tgi-service',
                config: { MODEL_ID: 'meta-llama/Llama-3.1-8B' },
                isDownstreamService: true,
              },
            },
          ],
        },
      },
    },
    status: {
      status: '3/0/3',
      accessUrl: `http://router-service.${NAMESPACE}.svc.cluster.local:8080`,
      annotations: Object.fromEntries(
        SERVICES.map(service => [
          `Deployment:apps/v1:${service}-deployment:${NAMESPACE}`,
          'Replicas: 1 desired | 1 updated | 1 total | 1 available | 0 unavailable',
        ]),
      ),
    },
  };
}

export function deployment(service: string, available: 0 | 1): Workload {
  return {
    kind: 'Deployment',
    metadata: {
      name: `${service}-deployment`,
      namespace: NAMESPACE,
      uid: `uid-of-${service}`,
      creationTimestamp: CREATED,
      ownerReferences: [{ kind: 'GMConnector', name: NAME, uid: UID }],
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: service } },
      template: {
        spec: {
          containers: [{ name: service, image: 'registry.example/tgi:1' }],
        },
      },
    },
    status: {
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: available,
      availableReplicas: available,
      conditions: [
        {
          type: 'Available',
          status: available ? 'True' : 'False',
          lastTransitionTime: CREATED,
        },
      ],
    },
  };
}

export function crashingPod(service: string): Pod {
  return {
    kind: 'Pod',
    metadata: {
      name: `${service}-deployment-5f7d-abcde`,
      namespace: NAMESPACE,
      creationTimestamp: CREATED,
      labels: { app: service },
    },
    spec: { nodeName: 'node-1', containers: [{ name: service }] },
    status: {
      phase: 'Running',
      startTime: CREATED,
      conditions: [{ type: 'PodScheduled', status: 'True' }],
      containerStatuses: [
        {
          name: service,
          ready: false,
          restartCount: 4,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 1, reason: 'Error' } },
        },
      ],
    },
  };
}

/** Puts all of it into a cluster, ready. */
export function applyReady(
  api: FakeClusterApi,
  cluster: string,
  annotations?: Record<string, string>,
): void {
  api.apply(cluster, 'gmconnectors', connector(annotations));
  for (const service of SERVICES) {
    api.apply(cluster, 'deployments', deployment(service, 1));
  }
}

/** Makes the model server crash for want of a token. */
export function applyGatedModel(api: FakeClusterApi, cluster: string): void {
  const pod = crashingPod('tgi-service');
  api.setPreviousLog(
    cluster,
    pod.metadata.name,
    'INFO HF_TOKEN=hf_abcdefghijklmnop\nGatedRepoError: 401 Client Error. Access to model meta-llama/Llama-3.1-8B is restricted.\n',
  );
  api.apply(cluster, 'deployments', deployment('tgi-service', 0));
  api.apply(cluster, 'pods', pod);
}
