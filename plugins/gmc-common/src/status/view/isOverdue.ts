import type { Container, Pod, Workload } from '../objects';
import { isLongerThan, latest, millis, SECOND } from './time';

/** Kubernetes' own default; StatefulSets have no such field at all. */
const DEFAULT_PROGRESS_DEADLINE_SECONDS = 600;

/**
 * Whether a workload that is not available has used up its own time: the
 * progress deadline since its last progress, and the start-up probes' budgets
 * of containers that are still starting. Model servers may legitimately take
 * longer than the deadline.
 */
export function isOverdue(
  workload: Workload,
  pods: Pod[],
  now: number,
): boolean {
  const deadline =
    workload.spec.progressDeadlineSeconds ?? DEFAULT_PROGRESS_DEADLINE_SECONDS;
  const since = lastProgress(workload, pods);
  const isOver =
    // Where no moment is told, the controller's own conclusion has to do.
    since === undefined
      ? hasExceededDeadline(workload)
      : isLongerThan(deadline * SECOND, since, now);
  return isOver && !pods.some(pod => isWithinStartup(pod, now));
}

function hasExceededDeadline({ status }: Workload): boolean {
  return (status?.conditions ?? []).some(
    ({ type, status: value, reason }) =>
      type === 'Progressing' &&
      value === 'False' &&
      reason === 'ProgressDeadlineExceeded',
  );
}

/** When the workload last got nearer to being available, or ceased to be. */
export function lastProgress(
  workload: Workload,
  pods: Pod[],
): string | undefined {
  const condition = (type: string) =>
    workload.status?.conditions?.find(each => each.type === type);
  const available = condition('Available');
  const progressing = condition('Progressing');
  return latest(
    workload.metadata.creationTimestamp,
    available?.status === 'False' ? available.lastTransitionTime : undefined,
    // StatefulSets have no such conditions; their Pods tell.
    ...(workload.kind === 'StatefulSet' ? pods.map(unreadyFrom) : []),
    // A deadline that is exceeded is written into the condition: no progress.
    progressing?.status === 'True' ? progressing.lastUpdateTime : undefined,
  );
}

function unreadyFrom({ metadata, status }: Pod): string | undefined {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return latest(
    metadata.creationTimestamp,
    ready?.status === 'False' ? ready.lastTransitionTime : undefined,
  );
}

/** Seconds that a container may take to start; 0 without a start-up probe. */
export function startupBudgetSeconds(container?: Container): number {
  const probe = container?.startupProbe;
  if (!probe) {
    return 0;
  }
  const {
    initialDelaySeconds = 0,
    periodSeconds = 10,
    failureThreshold = 3,
  } = probe;
  return initialDelaySeconds + periodSeconds * failureThreshold;
}

function isWithinStartup(pod: Pod, now: number): boolean {
  return (pod.status?.containerStatuses ?? []).some(status => {
    const startedAt = millis(status.state?.running?.startedAt);
    const container = pod.spec?.containers?.find(
      each => each.name === status.name,
    );
    return (
      startedAt !== undefined &&
      status.started !== true &&
      // A second run has the same budget, and is no reason for patience.
      !status.restartCount &&
      now - startedAt <= startupBudgetSeconds(container) * SECOND
    );
  });
}
