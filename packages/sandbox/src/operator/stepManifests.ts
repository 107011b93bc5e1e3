import type { KubeObject } from '../cluster/objects';
import type { Component, Probe } from './components';

/** One step's deployable, with its names decided. */
export interface Deployable {
  component: Component;
  namespace: string;
  /** Undefined where the connector names no service: the template's names stay. */
  serviceName?: string;
  env: { name: string; value: string }[];
}

export function configMapOf({
  component,
  namespace,
}: Deployable): KubeObject | undefined {
  const { configMap } = component;
  return (
    configMap && {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: configMap.name,
        namespace,
        labels: chartLabels(component),
      },
      data: configMap.data,
    }
  );
}

export function serviceOf(deployable: Deployable): KubeObject {
  const { component, namespace, serviceName } = deployable;
  const single = component.ports.length === 1;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: serviceName ?? component.template,
      namespace,
      labels: chartLabels(component),
    },
    spec: {
      type: 'ClusterIP',
      selector: podLabels(deployable),
      ports: component.ports.map(({ name, port, targetPort }) => ({
        name: single ? component.chart : name,
        port,
        protocol: 'TCP',
        targetPort,
      })),
    },
  };
}

export function deploymentOf(deployable: Deployable): KubeObject {
  const { component, namespace, serviceName, env } = deployable;
  const labels = podLabels(deployable);
  const { configMap, modelServer, args, resources, image } = component;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: serviceName ? `${serviceName}-deployment` : component.template,
      namespace,
      labels: chartLabels(component),
    },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: component.chart,
              image,
              imagePullPolicy: image.endsWith(':latest')
                ? 'Always'
                : 'IfNotPresent',
              ...(args && { args }),
              ...(env.length > 0 && { env }),
              ...(configMap && {
                envFrom: [
                  { configMapRef: { name: configMap.name } },
                  {
                    configMapRef: { name: 'extra-env-config', optional: true },
                  },
                ],
              }),
              ports: component.ports.map(({ name, containerPort }) => ({
                name: modelServer ? 'http' : name,
                containerPort,
                protocol: 'TCP',
              })),
              ...probes(component),
              ...(resources && { resources }),
              volumeMounts: mounts(modelServer).map(([name, mountPath]) => ({
                name,
                mountPath,
              })),
            },
          ],
          volumes: volumes(modelServer),
        },
      },
    },
  };
}

function podLabels({ component, serviceName }: Deployable) {
  return {
    ...(serviceName && { app: serviceName }),
    'app.kubernetes.io/instance': component.template,
    'app.kubernetes.io/name': component.chart,
  };
}

function chartLabels({ template, chart, version }: Component) {
  return {
    'app.kubernetes.io/instance': template,
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/name': chart,
    'app.kubernetes.io/version': version,
    'helm.sh/chart': `${chart}-0-latest`,
  };
}

function probes({ probe, modelServer, ports }: Component) {
  if (!probe) return {};
  const { initialDelaySeconds, periodSeconds, startupFailureThreshold } = probe;
  const timing = { initialDelaySeconds, periodSeconds };
  const handler = probeHandler(
    probe,
    modelServer ? 'http' : ports[0].name,
    ports[0].containerPort,
  );
  const startupProbe = {
    ...handler,
    initialDelaySeconds: 5,
    periodSeconds: 5,
    failureThreshold: startupFailureThreshold,
  };
  if (probe.handler === 'startup-tcp') return { startupProbe };
  return {
    livenessProbe: { ...handler, ...timing, failureThreshold: 24 },
    readinessProbe: { ...handler, ...timing, failureThreshold: 3 },
    startupProbe,
  };
}

function probeHandler({ handler }: Probe, port: string, containerPort: number) {
  switch (handler) {
    case 'tcp':
      return { tcpSocket: { port } };
    case 'startup-tcp':
      return { tcpSocket: { port: containerPort } };
    case 'health':
      return { httpGet: { path: '/health', port } };
    case 'root':
      return { httpGet: { path: '/', port } };
    default:
      return { httpGet: { path: 'v1/health_check', port } };
  }
}

function mounts(modelServer: boolean): [string, string][] {
  return modelServer
    ? [
        ['model-volume', '/data'],
        ['shm', '/dev/shm'],
        ['tmp', '/tmp'],
      ]
    : [['tmp', '/tmp']];
}

function volumes(modelServer: boolean) {
  const tmp = { name: 'tmp', emptyDir: {} };
  if (!modelServer) return [tmp];
  return [
    {
      name: 'model-volume',
      hostPath: { path: '/mnt/opea-models', type: 'Directory' },
    },
    { name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } },
    tmp,
  ];
}
