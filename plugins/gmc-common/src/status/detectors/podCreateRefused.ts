import {
  unavailableSteps,
  type ConnectorView,
  type RunningStep,
} from '../view/ConnectorView';
import { firstSeen, newestEvent } from '../view/pods';
import { shorten } from '../view/phrases';
import type { Detector } from './Detector';
import { subjectPhrase, workloadEvidence, workloadReference } from './evidence';

/** The API server refuses the Pods themselves: a quota, a policy, a webhook. */
export const podCreateRefused: Detector = {
  code: 'pod-create-refused',
  tier: 'workload',
  supersedes: ['not-available'],
  detect: view =>
    unavailableSteps(view).flatMap(step => {
      const refusal = findRefusal(view, step);
      if (!refusal) {
        return [];
      }
      const object = workloadReference(step);
      return {
        step,
        object,
        since: refusal.since,
        failing: true,
        message: `${subjectPhrase(
          step,
        )} gets no Pod: Kubernetes refuses to create it.`,
        advice:
          "The refusal below names the quota, policy or webhook: have the namespace's limits raised or the Pod allowed.",
        evidence: [
          ...workloadEvidence(view, step),
          { object, text: shorten(refusal.message) },
        ],
      };
    }),
};

/** Deployments carry it as a condition, StatefulSets have only Events. */
function findRefusal(view: ConnectorView, step: RunningStep) {
  const condition = step.workload.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  if (condition) {
    const { message = '', lastTransitionTime } = condition;
    return { message, since: lastTransitionTime };
  }
  const event =
    step.workload.kind === 'StatefulSet' && step.pods.length === 0
      ? newestEvent(
          view,
          workloadReference(step),
          ({ reason }) => reason === 'FailedCreate',
        )
      : undefined;
  return event && { message: event.message ?? '', since: firstSeen(event) };
}
