import type { FakeObject } from './FakeApi';

export const CREATED = '2026-11-23T15:40:00Z';

/** A connector with one step, which has no model server. */
export function connector(
  namespace: string,
  { claim = '2/0/2', config = {} } = {},
): FakeObject {
  return {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: { namespace, name: 'app', creationTimestamp: CREATED },
    spec: {
      routerConfig: { name: 'router', serviceName: 'router-service' },
      nodes: {
        root: {
          routerType: 'Sequence',
          steps: [
            {
              name: 'Llm',
              internalService: { serviceName: 'llm-svc', config },
            },
          ],
        },
      },
    },
    status: { status: claim },
  } as FakeObject;
}

/** One that asks for a model server which is no step. */
export function dangling(namespace: string): FakeObject {
  return {
    ...connector(namespace, { config: { TGI_LLM_ENDPOINT: 'absent' } }),
    status: undefined,
  } as FakeObject;
}

/** The Deployment of a service. */
export function deployment(
  namespace: string,
  service: string,
  available = 1,
): FakeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      namespace,
      name: `${service}-deployment`,
      creationTimestamp: CREATED,
    },
    spec: { replicas: 1, selector: { matchLabels: { app: service } } },
    status: { replicas: 1, availableReplicas: available },
  } as FakeObject;
}

/** A connector that runs. */
export function ready(namespace: string): FakeObject[] {
  return [
    connector(namespace),
    deployment(namespace, 'llm-svc'),
    deployment(namespace, 'router-service'),
  ];
}

/** One whose step has a Pod, `llm-0`, that ends again and again. */
export function crashing(namespace: string): FakeObject[] {
  const terminated = { exitCode: 1, reason: 'Error', finishedAt: CREATED };
  const pod = {
    kind: 'Pod',
    metadata: {
      namespace,
      name: 'llm-0',
      labels: { app: 'llm-svc' },
      creationTimestamp: CREATED,
    },
    spec: { nodeName: 'node', containers: [{ name: 'llm' }] },
    status: {
      phase: 'Running',
      startTime: CREATED,
      containerStatuses: [
        {
          name: 'llm',
          ready: false,
          restartCount: 7,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated },
        },
      ],
    },
  };
  return [
    connector(namespace, { claim: '1/0/2' }),
    deployment(namespace, 'llm-svc', 0),
    deployment(namespace, 'router-service'),
    pod,
  ];
}

/** What `kubectl get … -o json` makes of objects. */
export function dump(...items: unknown[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
