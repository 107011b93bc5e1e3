import { describeStep } from '../components';
import type { GMConnector, Profile } from '../connector';
import type { ObjectMetadata, Pod, Workload } from './objects';
import { profileOf } from './view/profileOf';
import { readWorkloadAnnotations } from './view/readAnnotations';

/** As much of an object as it takes to say whose it is. */
type Owned = { metadata: Pick<ObjectMetadata, 'name' | 'ownerReferences'> };

const PROFILES: Profile[] = ['genaiinfra', 'enterprise-rag'];

/** What the operator uses where the spec gives the router's Service no name. */
const DEFAULT_ROUTER_SERVICE = 'router-service';

/**
 * What the workloads of connectors are called: those that their specs ask
 * for, and those that the operator says it made. Whichever operator it is, for
 * a name too many costs little.
 *
 * @param connectors - all of one namespace
 *
 * @public
 */
export function workloadNamesOf(connectors: GMConnector[]): Set<string> {
  return new Set(
    connectors.flatMap(connector => [
      ...askedFor(connector),
      ...reported(connector),
    ]),
  );
}

/**
 * Whether verdicts may depend on StatefulSets, which Enterprise-RAG's operator
 * makes and upstream's only reports where a manifest was changed to have one.
 *
 * @param connectors - all of one namespace
 * @param configured - which operator the cluster is configured to run
 *
 * @public
 */
export function mayHaveStatefulSets(
  connectors: GMConnector[],
  configured?: Profile,
): boolean {
  return (
    configured === 'enterprise-rag' ||
    connectors.some(
      connector =>
        profileOf(connector, configured) !== 'genaiinfra' ||
        readWorkloadAnnotations(connector.status).some(
          ({ kind }) => kind === 'StatefulSet',
        ),
    )
  );
}

/**
 * Whether a verdict may depend on a Deployment or a StatefulSet of the
 * connectors' namespace. Everything else there is somebody else's.
 *
 * @param names - what {@link workloadNamesOf} gives
 *
 * @public
 */
export function concernsWorkload(
  { metadata }: Owned,
  names: ReadonlySet<string>,
): boolean {
  return names.has(metadata.name) || isOwnedByConnector(metadata);
}

/**
 * Whether a verdict may depend on a Pod: one that such a workload made, or
 * that is named after it and nobody's. A Deployment makes its Pods through a
 * ReplicaSet that has its name and a hash.
 *
 * @param names - what {@link workloadNamesOf} gives
 *
 * @public
 */
export function concernsPod(
  { metadata: { name, ownerReferences = [] } }: Owned,
  names: ReadonlySet<string>,
): boolean {
  return ownerReferences.length > 0
    ? ownerReferences.some(
        owner => names.has(owner.name) || names.has(withoutSuffix(owner.name)),
      )
    : isNamedAfter(name, names);
}

/**
 * Whether a verdict may depend on a PersistentVolumeClaim: one that a Pod or a
 * workload of the connectors mounts.
 *
 * @param mounted - what {@link mountedClaims} gives
 *
 * @public
 */
export function concernsClaim(
  { metadata }: Owned,
  mounted: ReadonlySet<string>,
): boolean {
  return mounted.has(metadata.name);
}

/**
 * The names of the claims that an object mounts.
 *
 * @public
 */
export function mountedClaims(object: Workload | Pod): string[] {
  const volumes =
    object.kind === 'Pod'
      ? object.spec?.volumes
      : object.spec.template?.spec?.volumes;
  return (volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
}

function askedFor({ spec }: GMConnector): string[] {
  const steps = Object.values(spec.nodes ?? {}).flatMap(
    node => node.steps ?? [],
  );
  const names = steps
    // The operator's own order: these make no workload, whatever else is said.
    .filter(({ nodeName, externalService }) => !nodeName && !externalService)
    .flatMap(({ name, internalService }) =>
      internalService?.serviceName
        ? `${internalService.serviceName}-deployment`
        : PROFILES.flatMap(
            profile =>
              describeStep(name, internalService?.config, profile)
                .defaultServiceName ?? [],
          ),
    );
  const router = spec.routerConfig?.serviceName || DEFAULT_ROUTER_SERVICE;
  return [...names, `${router}-deployment`];
}

function reported({ status }: GMConnector): string[] {
  return readWorkloadAnnotations(status).map(({ name }) => name);
}

function isOwnedByConnector({
  ownerReferences = [],
}: Owned['metadata']): boolean {
  return ownerReferences.some(({ kind }) => kind === 'GMConnector');
}

function withoutSuffix(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('-')));
}

function isNamedAfter(name: string, names: ReadonlySet<string>): boolean {
  for (
    let prefix = withoutSuffix(name);
    prefix !== '';
    prefix = withoutSuffix(prefix)
  ) {
    if (names.has(prefix)) {
      return true;
    }
  }
  return names.has(name);
}
