/** A kind of objects that verdicts are made of, and where its lists are. */
export interface Kind {
  kind: string;
  plural: string;
  /** The API's path, up to the namespaces. */
  api: string;
}

export const CONNECTORS: Kind = {
  kind: 'GMConnector',
  plural: 'gmconnectors',
  api: '/apis/gmc.opea.io/v1alpha3',
};

/** What nothing can be said without. */
export const WORKLOADS: readonly Kind[] = [
  { kind: 'Deployment', plural: 'deployments', api: '/apis/apps/v1' },
  { kind: 'StatefulSet', plural: 'statefulsets', api: '/apis/apps/v1' },
  { kind: 'Pod', plural: 'pods', api: '/api/v1' },
];

/** What tells more of the reasons. */
export const DETAILS: readonly Kind[] = [
  {
    kind: 'PersistentVolumeClaim',
    plural: 'persistentvolumeclaims',
    api: '/api/v1',
  },
  { kind: 'Event', plural: 'events', api: '/api/v1' },
  { kind: 'ConfigMap', plural: 'configmaps', api: '/api/v1' },
];

/** @param namespace - all of them if undefined */
export function listPath({ api, plural }: Kind, namespace?: string): string {
  return namespace === undefined
    ? `${api}/${plural}`
    : `${api}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}
