import { kinds } from '../cluster/kinds';
import { isJsonObject, type KubeObject } from '../cluster/objects';
import { timestamp } from '../cluster/timestamp';
import {
  type Controller,
  type ControllerContext,
  fromKey,
  keyOf,
} from './Controller';
import { recordEvent } from './recordEvent';
import { hasEnded, type Pod, withCondition } from './workloads';

const RETRY_MS = 5000;

/** Binds Pods to the node, or says why it can't. */
export const scheduler: Controller = {
  name: 'default-scheduler',

  concerns: event => (event.kind === kinds.pod ? [keyOf(event.object)] : []),

  reconcile(key, context) {
    const ref = { kind: kinds.pod, ...fromKey(key) };
    const pod = context.api.find(ref) as Pod | undefined;
    if (!pod || pod.spec.nodeName || pod.metadata.deletionTimestamp) {
      return undefined;
    }
    const fate = context.fateOf(pod);
    const obstacle =
      fate?.at === 'scheduling' ? fate.message : findObstacle(context, pod);
    const node = context.store.list(kinds.node)[0];
    if (obstacle !== undefined || !node) {
      const message = sentence(obstacle ?? 'no nodes available');
      setScheduled(context, pod, {
        status: 'False',
        reason: 'Unschedulable',
        message,
      });
      recordEvent(context, pod, {
        type: 'Warning',
        reason: 'FailedScheduling',
        message,
        component: 'default-scheduler',
      });
      return RETRY_MS / context.speed;
    }
    const { name } = node.metadata;
    context.api.patch(ref, { spec: { nodeName: name } });
    setScheduled(context, pod, { status: 'True' });
    recordEvent(context, pod, {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${keyOf(pod)} to ${name}`,
      component: 'default-scheduler',
    });
    return undefined;
  },
};

function sentence(obstacle: string): string {
  return `0/1 nodes are available: 1 ${obstacle}. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`;
}

/** Accelerators are counted; processors and memory of a pretended node suffice for all. */
function findObstacle(
  { store }: ControllerContext,
  pod: Pod,
): string | undefined {
  const node = store.list(kinds.node)[0];
  const allocatable = allocatableOf(node);
  const asked = extendedResources(pod);
  for (const [resource, wanted] of asked) {
    const used = (store.list(kinds.pod) as Pod[])
      .filter(
        other =>
          other.spec.nodeName &&
          other.metadata.uid !== pod.metadata.uid &&
          !hasEnded(other),
      )
      .reduce(
        (sum, other) => sum + (extendedResources(other).get(resource) ?? 0),
        0,
      );
    if (used + wanted > Number(allocatable[resource] ?? 0)) {
      return `Insufficient ${resource}`;
    }
  }
  return undefined;
}

function allocatableOf(node: KubeObject | undefined): Record<string, unknown> {
  const status = isJsonObject(node?.status) ? node.status : {};
  return isJsonObject(status.allocatable) ? status.allocatable : {};
}

function extendedResources(pod: Pod): Map<string, number> {
  const asked = new Map<string, number>();
  for (const { resources } of pod.spec.containers) {
    const wanted = { ...resources?.requests, ...resources?.limits };
    for (const [resource, quantity] of Object.entries(wanted)) {
      if (resource.includes('/')) {
        asked.set(resource, (asked.get(resource) ?? 0) + Number(quantity));
      }
    }
  }
  return asked;
}

function setScheduled(
  { api }: ControllerContext,
  { metadata, status }: Pod,
  condition: { status: 'True' | 'False'; reason?: string; message?: string },
): void {
  const { namespace, name } = metadata;
  const conditions = withCondition(
    status?.conditions,
    { type: 'PodScheduled', lastProbeTime: null, ...condition },
    timestamp(),
  );
  api.patch(
    { kind: kinds.pod, namespace, name },
    { status: { conditions } },
    { subresource: 'status' },
  );
}
