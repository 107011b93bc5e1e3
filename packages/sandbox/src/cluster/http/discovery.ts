import { allKinds, apiVersionOf, type Kind } from '../kinds';

/** The version of Kubernetes whose behaviour the sandbox reproduces. */
export const KUBERNETES_VERSION = 'v1.36.3';

/** Answers to discovery, or undefined if the path is none of it. */
export function discover(pathname: string, address: string): unknown {
  const path = pathname.replace(/\/$/, '');
  if (path === '/version') return version();
  if (path === '/api') {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [
        { clientCIDR: '0.0.0.0/0', serverAddress: address },
      ],
    };
  }
  if (path === '/apis') {
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groupVersions().map(groupDocument),
    };
  }
  const [, root, first, second, ...more] = path.split('/');
  if (more.length > 0) return undefined;
  if (root === 'api' && first && !second) return resourceList('', first);
  if (root === 'apis' && first && second) return resourceList(first, second);
  if (root === 'apis' && first) {
    const found = groupVersions().find(k => k.group === first);
    return (
      found && { kind: 'APIGroup', apiVersion: 'v1', ...groupDocument(found) }
    );
  }
  return undefined;
}

/** One kind of each named group: each group here has one version. */
function groupVersions(): Kind[] {
  const groups = new Map(
    allKinds.filter(k => k.group).map(k => [k.group, k] as const),
  );
  return [...groups.values()];
}

function groupDocument(kind: Kind) {
  const entry = { groupVersion: apiVersionOf(kind), version: kind.version };
  return { name: kind.group, versions: [entry], preferredVersion: entry };
}

function resourceList(group: string, wanted: string) {
  const served = allKinds.filter(
    k => k.group === group && k.version === wanted,
  );
  if (served.length === 0) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf(served[0]),
    resources: served.flatMap(resourceDocuments),
  };
}

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];

function resourceDocuments(kind: Kind) {
  const verbs = kind.readOnly ? READ : [...WRITE, ...READ].sort();
  const main = {
    name: kind.plural,
    singularName: kind.singular,
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs,
    ...(kind.shortNames.length > 0 && { shortNames: kind.shortNames }),
  };
  const subresource = (name: string, subVerbs: string[]) => ({
    name: `${kind.plural}/${name}`,
    singularName: '',
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: subVerbs,
  });
  return [
    main,
    ...(kind.hasStatus
      ? [subresource('status', ['get', 'patch', 'update'])]
      : []),
    ...(kind.kind === 'Pod' ? [subresource('log', ['get'])] : []),
    ...(kind.kind === 'Service'
      ? [subresource('proxy', ['create', 'delete', 'get', 'patch', 'update'])]
      : []),
  ];
}

function version() {
  const [major, minor] = KUBERNETES_VERSION.slice(1).split('.');
  return {
    major,
    minor,
    gitVersion: `${KUBERNETES_VERSION}+sandbox`,
    gitCommit: 'sandbox',
    gitTreeState: '',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: 'none',
    compiler: 'none',
    platform: 'sandbox',
  };
}
