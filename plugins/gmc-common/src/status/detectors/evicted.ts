import type { Pod } from '../objects';
import { unavailableSteps, type RunningStep } from '../view/ConnectorView';
import { lastProgress } from '../view/isOverdue';
import { podCondition } from '../view/pods';
import { firstMoment, latest, millis, MINUTE } from '../view/time';
import { shorten, times } from '../view/phrases';
import type { Detector } from './Detector';
import { podEvidence, podReference, subjectPhrase } from './evidence';

/** Why a node, or the scheduler, ends a Pod for good. */
const REASONS = [
  'Evicted',
  'Preempting',
  'Terminated',
  'NodeShutdown',
  'Shutdown',
];

/** A step notices a moment later than its Pod that it was evicted. */
const NOTICED_WITHIN = 2 * MINUTE;

/**
 * A node has thrown a Pod of the step out. What is left of it stays for long,
 * and another Pod takes its place: so it counts only while that has not become
 * available, and it fails when that was thrown out, too.
 */
export const evicted: Detector = {
  code: 'evicted',
  tier: 'scheduling',
  supersedes: ['not-available'],
  detect: view =>
    unavailableSteps(view).flatMap(step => {
      const pods = evictedLately(step);
      const newest = pods.at(-1);
      if (!newest) {
        return [];
      }
      const { reason = 'Evicted', message = '' } = newest.status ?? {};
      const isRepeated = pods.length > step.desired;
      return {
        step,
        object: podReference(newest),
        since: evictedAt(pods[0]),
        failing: isRepeated,
        message: isRepeated
          ? `${subjectPhrase(step)} is evicted again and again: ${times(
              pods.length,
            )} by now.`
          : `${subjectPhrase(
              step,
            )} was evicted from its node, and what replaces it is not available yet.`,
        advice: advice(message),
        evidence: podEvidence(
          view,
          step,
          newest,
          shorten(message ? `${reason}: ${message}` : reason),
        ),
      };
    }),
};

/** The oldest first; those from before the step was last available don't count. */
function evictedLately(step: RunningStep): Pod[] {
  const since = millis(lastProgress(step.workload, step.pods)) ?? 0;
  const at = (pod: Pod) => millis(evictedAt(pod)) ?? Infinity;
  return (
    step.pods
      .filter(
        ({ status }) =>
          status?.phase === 'Failed' && REASONS.includes(status.reason ?? ''),
      )
      .filter(pod => at(pod) >= since - NOTICED_WITHIN)
      // Two of unknown times are equal, and not NaN apart.
      .sort((a, b) => at(a) - at(b) || 0)
  );
}

function evictedAt(pod: Pod): string | undefined {
  return firstMoment(
    podCondition(pod, 'DisruptionTarget')?.lastTransitionTime,
    podCondition(pod, 'Ready')?.lastTransitionTime,
    latest(
      ...(pod.status?.containerStatuses ?? []).map(
        ({ state }) => state?.terminated?.finishedAt,
      ),
    ),
    pod.status?.startTime,
  );
}

/** From "The node was low on resource: memory. Threshold quantity: …". */
function advice(message: string): string {
  const resource = /low on resource: ([\w.-]*\w)/.exec(message)?.[1];
  return resource
    ? `The node ran out of ${resource}: give the container a request that covers what it uses, free ${resource} on the nodes, or add one with more.`
    : "The node's sentence below says why; a Pod that must not make way for others needs requests that cover what it uses, and a priority class.";
}
