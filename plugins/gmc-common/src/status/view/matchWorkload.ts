import type { GMConnector } from '../../connector';
import type { Pod, Workload } from '../objects';
import { byName } from './order';

/**
 * Finds the workload of a step: by name, and owned by this very connector. A
 * namesake of somebody else, or of a connector that was deleted and made
 * again, is not it. Dumps without uids are matched by name alone.
 */
export function workloadFinder(
  workloads: Workload[],
  { metadata: { uid } }: GMConnector,
): (name: string) => Workload | undefined {
  const found = new Map<string, Workload>();
  for (const workload of [...workloads].sort(byName)) {
    const { name, ownerReferences = [] } = workload.metadata;
    const isOwn = !uid || ownerReferences.some(owner => owner.uid === uid);
    if (isOwn && !found.has(name)) {
      found.set(name, workload);
    }
  }
  return name => found.get(name);
}

/**
 * The Pods that each workload selects and made, found in one pass over all of
 * a namespace's Pods, most of which may be somebody else's.
 */
export function podsOfWorkloads(
  pods: Pod[],
  workloads: Workload[],
): Map<Workload, Pod[]> {
  const byLabel = indexByFirstLabel(workloads);
  const matches = new Map<Workload, Pod[]>(
    workloads.map(workload => [workload, []]),
  );
  for (const pod of pods) {
    for (const [key, byValue] of byLabel) {
      const candidates = byValue.get(pod.metadata.labels?.[key] ?? '') ?? [];
      for (const workload of candidates) {
        if (isPodOf(pod, workload)) {
          matches.get(workload)?.push(pod);
        }
      }
    }
  }
  for (const matched of matches.values()) {
    matched.sort(byName);
  }
  return matches;
}

/** Label key → value → workloads whose selector begins with it. */
function indexByFirstLabel(
  workloads: Workload[],
): Map<string, Map<string, Workload[]>> {
  const index = new Map<string, Map<string, Workload[]>>();
  for (const workload of workloads) {
    const [label] = Object.entries(workload.spec.selector?.matchLabels ?? {});
    if (label) {
      const [key, value] = label;
      const byValue = index.get(key) ?? new Map<string, Workload[]>();
      byValue.set(value, [...(byValue.get(value) ?? []), workload]);
      index.set(key, byValue);
    }
  }
  return index;
}

/**
 * Ownership counts beside the labels, because all of GMC's routers in a
 * namespace carry the same one.
 */
function isPodOf({ metadata }: Pod, workload: Workload): boolean {
  return (
    !metadata.deletionTimestamp &&
    metadata.namespace === workload.metadata.namespace &&
    Object.entries(workload.spec.selector?.matchLabels ?? {}).every(
      ([key, value]) => metadata.labels?.[key] === value,
    ) &&
    isMadeBy(workload.metadata.name, metadata.ownerReferences ?? [])
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
