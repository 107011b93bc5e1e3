/** What the API knows about one kind of object. */
export interface Kind {
  /** "" for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames: string[];
  namespaced: boolean;
  /** Has a `status` subresource, so that its main resource can't write it. */
  hasStatus: boolean;
  /** `metadata.generation` counts changes of what was asked for. */
  countsGenerations: boolean;
  readOnly: boolean;
  /** Fields that can be selected by, beside `metadata.name` and `metadata.namespace`. */
  selectableFields: string[];
  /** Defined by a CustomResourceDefinition: no strategic merge patch. */
  custom: boolean;
}

function kind(
  apiVersion: string,
  name: string,
  plural: string,
  shortNames: string[],
  traits: Partial<Kind> = {},
): Kind {
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  return {
    group,
    version,
    kind: name,
    plural,
    singular: name.toLowerCase(),
    shortNames,
    namespaced: true,
    hasStatus: false,
    countsGenerations: false,
    readOnly: false,
    selectableFields: [],
    custom: false,
    ...traits,
  };
}

const workload = { hasStatus: true, countsGenerations: true };

/** The kinds that the sandbox's cluster serves. */
export const kinds = {
  namespace: kind('v1', 'Namespace', 'namespaces', ['ns'], {
    namespaced: false,
    hasStatus: true,
    selectableFields: ['status.phase'],
  }),
  node: kind('v1', 'Node', 'nodes', ['no'], {
    namespaced: false,
    hasStatus: true,
  }),
  pod: kind('v1', 'Pod', 'pods', ['po'], {
    ...workload,
    selectableFields: ['status.phase', 'spec.nodeName'],
  }),
  service: kind('v1', 'Service', 'services', ['svc'], { hasStatus: true }),
  configMap: kind('v1', 'ConfigMap', 'configmaps', ['cm']),
  secret: kind('v1', 'Secret', 'secrets', [], { selectableFields: ['type'] }),
  event: kind('v1', 'Event', 'events', ['ev'], {
    selectableFields: [
      'involvedObject.kind',
      'involvedObject.namespace',
      'involvedObject.name',
      'involvedObject.uid',
      'involvedObject.apiVersion',
      'involvedObject.resourceVersion',
      'involvedObject.fieldPath',
      'reason',
      'reportingComponent',
      'source',
      'type',
    ],
  }),
  persistentVolumeClaim: kind(
    'v1',
    'PersistentVolumeClaim',
    'persistentvolumeclaims',
    ['pvc'],
    { hasStatus: true },
  ),
  serviceAccount: kind('v1', 'ServiceAccount', 'serviceaccounts', ['sa']),
  deployment: kind(
    'apps/v1',
    'Deployment',
    'deployments',
    ['deploy'],
    workload,
  ),
  replicaSet: kind('apps/v1', 'ReplicaSet', 'replicasets', ['rs'], workload),
  statefulSet: kind(
    'apps/v1',
    'StatefulSet',
    'statefulsets',
    ['sts'],
    workload,
  ),
  // Nothing here acts on these. Clients that look at everything in a namespace,
  // as Backstage's own Kubernetes tab does, expect them to be there.
  daemonSet: kind('apps/v1', 'DaemonSet', 'daemonsets', ['ds'], workload),
  limitRange: kind('v1', 'LimitRange', 'limitranges', ['limits']),
  resourceQuota: kind('v1', 'ResourceQuota', 'resourcequotas', ['quota'], {
    hasStatus: true,
  }),
  job: kind('batch/v1', 'Job', 'jobs', [], workload),
  cronJob: kind('batch/v1', 'CronJob', 'cronjobs', ['cj'], workload),
  horizontalPodAutoscaler: kind(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    ['hpa'],
    { hasStatus: true },
  ),
  ingress: kind(
    'networking.k8s.io/v1',
    'Ingress',
    'ingresses',
    ['ing'],
    workload,
  ),
  customResourceDefinition: kind(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'customresourcedefinitions',
    ['crd', 'crds'],
    { namespaced: false, readOnly: true },
  ),
  connector: kind(
    'gmc.opea.io/v1alpha3',
    'GMConnector',
    'gmconnectors',
    ['gmc'],
    // GMC's definition gives the plural as the singular name too.
    { ...workload, singular: 'gmconnectors', custom: true },
  ),
} as const satisfies Record<string, Kind>;

export const allKinds: readonly Kind[] = Object.values(kinds);

export function apiVersionOf(of: Pick<Kind, 'group' | 'version'>): string {
  return of.group ? `${of.group}/${of.version}` : of.version;
}

/** `gmconnectors.gmc.opea.io`, as error messages name a resource. */
export function qualifiedPlural(of: Kind): string {
  return of.group ? `${of.plural}.${of.group}` : of.plural;
}

/** `GMConnector.gmc.opea.io`, as messages about validation name a kind. */
export function qualifiedKind(of: Kind): string {
  return of.group ? `${of.kind}.${of.group}` : of.kind;
}

export function findKind(
  group: string,
  version: string,
  plural: string,
): Kind | undefined {
  return allKinds.find(
    k => k.group === group && k.version === version && k.plural === plural,
  );
}

export function kindOf(object: {
  apiVersion: string;
  kind: string;
}): Kind | undefined {
  return allKinds.find(
    k => k.kind === object.kind && apiVersionOf(k) === object.apiVersion,
  );
}
