import { type Kind, kinds } from './kinds';
import { isJsonObject, type JsonObject, type KubeObject } from './objects';

const defaults = new Map<Kind, (object: KubeObject) => KubeObject>([
  [kinds.namespace, namespaceDefaults],
  [kinds.service, serviceDefaults],
  [kinds.deployment, deploymentDefaults],
  [kinds.replicaSet, object => withTemplate(object, { replicas: 1 })],
  [
    kinds.statefulSet,
    object =>
      withTemplate(object, {
        replicas: 1,
        podManagementPolicy: 'OrderedReady',
        revisionHistoryLimit: 10,
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { partition: 0 },
        },
      }),
  ],
  [kinds.pod, podDefaults],
  [
    kinds.persistentVolumeClaim,
    object => ({ ...object, status: object.status ?? { phase: 'Pending' } }),
  ],
  [kinds.secret, object => ({ ...object, type: object.type ?? 'Opaque' })],
]);

/**
 * The defaults that an API server fills in, as far as clients see them: what
 * a client asked for stays, what it left open gets the value that a real
 * cluster would give it.
 */
export function withDefaults(kind: Kind, object: KubeObject): KubeObject {
  const apply = defaults.get(kind);
  return apply ? apply(object) : object;
}

function namespaceDefaults(object: KubeObject): KubeObject {
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: {
        ...metadata.labels,
        'kubernetes.io/metadata.name': metadata.name,
      },
    },
    spec: { finalizers: ['kubernetes'], ...specOf(object) },
    status: object.status ?? { phase: 'Active' },
  };
}

function serviceDefaults(object: KubeObject): KubeObject {
  const spec = specOf(object);
  const ports = Array.isArray(spec.ports) ? spec.ports : [];
  const clusterIP = spec.clusterIP ?? nextAddress();
  return {
    ...object,
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      ...spec,
      clusterIP,
      clusterIPs: [clusterIP],
      ports: ports.map(port => ({
        protocol: 'TCP',
        targetPort: port.port,
        ...port,
      })),
    },
    status: object.status ?? { loadBalancer: {} },
  };
}

let allocated = 0;

/** Out of a range that is set aside for documentation, so that nobody dials it. */
function nextAddress(): string {
  allocated = (allocated % (254 * 254)) + 1;
  return `198.18.${Math.floor(allocated / 254)}.${(allocated % 254) + 1}`;
}

function deploymentDefaults(object: KubeObject): KubeObject {
  const spec = specOf(object);
  const strategy = isJsonObject(spec.strategy) ? spec.strategy : {};
  const withStrategy =
    strategy.type === 'Recreate'
      ? strategy
      : {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
          ...strategy,
        };
  return withTemplate(
    { ...object, spec: { ...spec, strategy: withStrategy } },
    { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
  );
}

function withTemplate(object: KubeObject, own: JsonObject): KubeObject {
  const spec = specOf(object);
  const template = isJsonObject(spec.template) ? spec.template : {};
  return {
    ...object,
    spec: {
      ...own,
      ...spec,
      template: {
        ...template,
        spec: podSpecDefaults(isJsonObject(template.spec) ? template.spec : {}),
      },
    },
  };
}

function podDefaults(object: KubeObject): KubeObject {
  return {
    ...object,
    spec: {
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      ...podSpecDefaults(specOf(object)),
    },
    status: object.status ?? { phase: 'Pending', qosClass: 'BestEffort' },
  };
}

function podSpecDefaults(spec: JsonObject): JsonObject {
  const containers = Array.isArray(spec.containers) ? spec.containers : [];
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
    ...spec,
    containers: containers.map(containerDefaults),
  };
}

function containerDefaults(container: JsonObject): JsonObject {
  const image = String(container.image ?? '');
  const latest = image.endsWith(':latest') || !/:[^/]+$/.test(image);
  const result: JsonObject = {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: latest ? 'Always' : 'IfNotPresent',
    resources: {},
    ...container,
  };
  if (Array.isArray(container.ports)) {
    result.ports = container.ports.map(p => ({ protocol: 'TCP', ...p }));
  }
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    const given = container[probe];
    if (isJsonObject(given)) {
      result[probe] = {
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
        ...given,
      };
    }
  }
  return result;
}

function specOf(object: KubeObject): JsonObject {
  return isJsonObject(object.spec) ? object.spec : {};
}
