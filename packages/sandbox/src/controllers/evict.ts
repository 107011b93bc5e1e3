import { kinds } from '../cluster/kinds';
import { timestamp } from '../cluster/timestamp';
import type { ControllerContext } from './Controller';
import { recordEvent } from './recordEvent';
import { type Condition, type Pod, withCondition } from './workloads';

/** How long a node bears with a Pod that it is short of room for. */
const PATIENCE_MS = 20_000;

/**
 * Throws a Pod out of its node, once it has been there for a while. What is
 * left of it says why, and never runs again.
 *
 * @returns in how many milliseconds it is the Pod's turn
 */
export function evict(
  pod: Pod,
  message: string,
  context: ControllerContext,
  now: number,
): number | undefined {
  const { namespace, name, creationTimestamp = '' } = pod.metadata;
  const wait =
    Date.parse(creationTimestamp) + PATIENCE_MS / context.speed - now;
  if (wait > 0) return wait;
  const moment = timestamp(new Date(now));
  let { conditions } = pod.status ?? {};
  const next: Condition[] = [
    {
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'TerminationByKubelet',
      message,
    },
    { type: 'Ready', status: 'False', reason: 'PodFailed' },
    { type: 'ContainersReady', status: 'False', reason: 'PodFailed' },
  ];
  for (const condition of next) {
    conditions = withCondition(conditions, condition, moment);
  }
  const status = { phase: 'Failed', reason: 'Evicted', message, conditions };
  context.api.patch(
    { kind: kinds.pod, namespace, name },
    { status },
    { subresource: 'status' },
  );
  recordEvent(context, pod, {
    type: 'Warning',
    reason: 'Evicted',
    message,
    component: 'kubelet',
  });
  return undefined;
}
