import type {
  Container,
  ContainerStatus,
  KubernetesEvent,
  Pod,
  WorkloadCondition,
} from '../objects';
import {
  unavailableSteps,
  type ConnectorView,
  type RunningStep,
} from './ConnectorView';
import { lastProgress } from './isOverdue';
import { byName } from './order';
import { firstMoment, latest, millis } from './time';

/** A Pod that keeps its step from being available. */
export interface UnreadyPod {
  step: RunningStep;
  pod: Pod;
}

/** A container of such a Pod, as it is. */
export interface UnreadyContainer extends UnreadyPod {
  status: ContainerStatus;
  /** What the Pod's spec says of it. */
  container?: Container;
}

/** More unready Pods of one step say nothing that these don't. */
const MOST_PODS = 100;

/**
 * The Pods of unavailable steps that are not ready themselves. Those that
 * ended for good are history: others take their places.
 */
export function unreadyPods(view: ConnectorView): UnreadyPod[] {
  return unavailableSteps(view).flatMap(step =>
    step.pods
      .filter(
        pod => !hasEnded(pod) && podCondition(pod, 'Ready')?.status !== 'True',
      )
      .slice(0, MOST_PODS)
      .map(pod => ({ step, pod })),
  );
}

/** Whether a Pod will never run again: it was evicted, or its node went down. */
export function hasEnded({ status }: Pod): boolean {
  return status?.phase === 'Failed' || status?.phase === 'Succeeded';
}

/** Their containers that are not ready; init containers first. */
export function unreadyContainers(view: ConnectorView): UnreadyContainer[] {
  return unreadyPods(view).flatMap(({ step, pod }) => {
    const { initContainerStatuses = [], containerStatuses = [] } =
      pod.status ?? {};
    return [...initContainerStatuses, ...containerStatuses]
      .filter(status => !status.ready)
      .map(status => ({
        step,
        pod,
        status,
        container: pod.spec?.containers?.find(
          ({ name }) => name === status.name,
        ),
      }));
  });
}

/** Those of them that wait, for one of these reasons. */
export function waitingContainers(
  view: ConnectorView,
  reasons: string[],
): UnreadyContainer[] {
  return unreadyContainers(view).filter(({ status }) =>
    reasons.includes(status.state?.waiting?.reason ?? ''),
  );
}

export function podCondition(
  pod: Pod,
  type: string,
): WorkloadCondition | undefined {
  return pod.status?.conditions?.find(condition => condition.type === type);
}

/** Since when a Pod is not ready, as far as it or its workload tells. */
export function unreadySince({ step, pod }: UnreadyPod): string | undefined {
  return (
    firstMoment(podCondition(pod, 'ContainersReady')?.lastTransitionTime) ??
    latest(
      pod.metadata.creationTimestamp,
      lastProgress(step.workload, step.pods),
    )
  );
}

/** The newest Event about an object that a test picks. */
export function newestEvent(
  view: ConnectorView,
  object: { kind: string; name: string },
  test: (event: KubernetesEvent) => boolean,
): KubernetesEvent | undefined {
  let newest: KubernetesEvent | undefined;
  for (const event of view.events.get(`${object.kind}/${object.name}`) ?? []) {
    if (test(event) && (!newest || isNewer(event, newest))) {
      newest = event;
    }
  }
  return newest;
}

function isNewer(event: KubernetesEvent, other: KubernetesEvent): boolean {
  const lead = (millis(lastSeen(event)) ?? 0) - (millis(lastSeen(other)) ?? 0);
  return lead > 0 || (lead === 0 && byName(event, other) < 0);
}

export function firstSeen(event: KubernetesEvent): string | undefined {
  return firstMoment(event.firstTimestamp, event.eventTime);
}

export function lastSeen(event: KubernetesEvent): string | undefined {
  return firstMoment(
    event.lastTimestamp,
    event.eventTime,
    event.firstTimestamp,
  );
}
