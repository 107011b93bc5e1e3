import type { GMConnector } from '../../connector';
import type { Pod, Workload } from '../objects';

/**
 * The workload of a step: by name, and owned by this very connector. A
 * namesake of somebody else, or of a connector that was deleted and made
 * again, is not it. Dumps without uids are matched by name alone.
 */
export function matchWorkload(
  workloads: Workload[],
  name: string,
  connector: GMConnector,
): Workload | undefined {
  const { uid } = connector.metadata;
  return workloads.find(
    ({ metadata }) =>
      metadata.name === name &&
      (!uid ||
        (metadata.ownerReferences ?? []).some(owner => owner.uid === uid)),
  );
}

/**
 * The Pods that a workload selects and made. Ownership counts too, because all
 * of GMC's routers in a namespace carry the same label.
 */
export function matchPods(pods: Pod[], workload: Workload): Pod[] {
  const labels = Object.entries(workload.spec.selector?.matchLabels ?? {});
  if (labels.length === 0) {
    return [];
  }
  return pods.filter(
    ({ metadata }) =>
      !metadata.deletionTimestamp &&
      metadata.namespace === workload.metadata.namespace &&
      labels.every(([key, value]) => metadata.labels?.[key] === value) &&
      isMadeBy(workload.metadata.name, metadata.ownerReferences ?? []),
  );
}

/** A Deployment owns its Pods through a ReplicaSet named after it. */
function isMadeBy(name: string, owners: { name: string }[]): boolean {
  return (
    owners.length === 0 ||
    owners.some(
      owner =>
        owner.name === name ||
        (owner.name.startsWith(`${name}-`) &&
          !owner.name.slice(name.length + 1).includes('-')),
    )
  );
}
