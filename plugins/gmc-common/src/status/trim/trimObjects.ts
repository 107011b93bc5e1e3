import type {
  KubernetesEvent,
  PersistentVolumeClaim,
  Pod,
  Workload,
} from '../objects';
import { isObject, project } from './Shape';
import {
  eventShape,
  persistentVolumeClaimShape,
  podShape,
  workloadShape,
} from './shapes';

/**
 * What the store keeps of a Deployment or a StatefulSet.
 *
 * @param kind - which of the two; items of the API's lists don't say it
 * @param raw - the object as the API's JSON has it
 * @returns undefined if it is no such object
 *
 * @public
 */
export function trimWorkload(
  kind: Workload['kind'],
  raw: unknown,
): Workload | undefined {
  const body = project(raw, workloadShape) as Omit<Workload, 'kind'>;
  return isNamed(body) && body.spec ? { kind, ...body } : undefined;
}

/**
 * What the store keeps of a Pod; no environment and no arguments.
 *
 * @returns undefined if it is no Pod
 *
 * @public
 */
export function trimPod(raw: unknown): Pod | undefined {
  const body = project(raw, podShape) as Omit<Pod, 'kind'>;
  return isNamed(body) ? { kind: 'Pod', ...body } : undefined;
}

/**
 * What the store keeps of a PersistentVolumeClaim.
 *
 * @returns undefined if it is none
 *
 * @public
 */
export function trimPersistentVolumeClaim(
  raw: unknown,
): PersistentVolumeClaim | undefined {
  const body = project(raw, persistentVolumeClaimShape) as Omit<
    PersistentVolumeClaim,
    'kind'
  >;
  return isNamed(body) ? { kind: 'PersistentVolumeClaim', ...body } : undefined;
}

/**
 * What is kept of an Event of the core API group.
 *
 * @returns undefined if it is none
 *
 * @public
 */
export function trimEvent(raw: unknown): KubernetesEvent | undefined {
  const body = project(raw, eventShape) as Omit<KubernetesEvent, 'kind'>;
  return isNamed(body) && body.involvedObject
    ? { kind: 'Event', ...body }
    : undefined;
}

function isNamed(body: unknown): body is { metadata: { name: string } } {
  return (
    isObject(body) &&
    isObject(body.metadata) &&
    typeof body.metadata.name === 'string'
  );
}
