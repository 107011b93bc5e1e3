import type { Pod } from '../objects';
import { unavailableSteps, type ConnectorView } from '../view/ConnectorView';
import { lastProgress } from '../view/isOverdue';
import { hasEnded, newestEvent, podCondition } from '../view/pods';
import { shorten } from '../view/phrases';
import type { Detector } from './Detector';
import {
  podEvidence,
  podReference,
  subjectPhrase,
  workloadEvidence,
  workloadReference,
} from './evidence';

/** A step lacks replicas, and nothing more precise says why. */
export const notAvailable: Detector = {
  code: 'not-available',
  tier: 'rest',
  detect: view =>
    unavailableSteps(view).map(step => {
      const pod = step.pods.find(
        each =>
          !hasEnded(each) && podCondition(each, 'Ready')?.status !== 'True',
      );
      return {
        step,
        object: pod ? podReference(pod) : workloadReference(step),
        since: lastProgress(step.workload, step.pods),
        failing: step.overdue,
        message: `${subjectPhrase(step)} ${
          step.overdue ? 'has been starting for too long' : 'is starting'
        }: ${step.available} of ${step.desired} replicas are available.`,
        advice: step.overdue
          ? `Look at the Events and logs of its Pods: kubectl describe -n ${
              view.namespace
            } ${step.workload.kind.toLowerCase()}/${
              step.workload.metadata.name
            }`
          : 'Nothing yet: it is within the time it has for starting.',
        evidence: pod
          ? podEvidence(view, step, pod, podPhrase(view, pod))
          : [
              ...workloadEvidence(view, step),
              { object: workloadReference(step), text: 'has no Pod yet' },
            ],
      };
    }),
};

function podPhrase(view: ConnectorView, pod: Pod): string {
  const waiting = (pod.status?.containerStatuses ?? []).flatMap(
    ({ state }) => state?.waiting?.reason ?? [],
  );
  const event = newestEvent(view, podReference(pod), () => true);
  return [
    `phase ${pod.status?.phase ?? 'unknown'}`,
    ...waiting,
    ...(event?.message ? [shorten(event.message)] : []),
  ].join('; ');
}
