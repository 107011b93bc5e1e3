import { podCondition, unreadyPods } from '../view/pods';
import { firstMoment, isLongerThan, MINUTE } from '../view/time';
import { shorten } from '../view/phrases';
import type { Detector } from './Detector';
import { podEvidence, podReference, subjectPhrase } from './evidence';

/** How long the scheduler, or a cluster that grows by itself, may take. */
export const SCHEDULING = 5 * MINUTE;

/** No node takes the Pod. */
export const unschedulable: Detector = {
  code: 'unschedulable',
  tier: 'scheduling',
  supersedes: ['not-available'],
  detect: view =>
    unreadyPods(view).flatMap(({ step, pod }) => {
      const condition = podCondition(pod, 'PodScheduled');
      if (condition?.status !== 'False') {
        return [];
      }
      const since = firstMoment(
        condition.lastTransitionTime,
        pod.metadata.creationTimestamp,
      );
      const message = condition.message ?? '';
      const lacking = lackingResources(message);
      return {
        step,
        object: podReference(pod),
        since,
        failing: isLongerThan(SCHEDULING, since, view.now),
        message:
          lacking.length > 0
            ? `${subjectPhrase(
                step,
              )} can't be scheduled: no node has enough ${lacking.join(
                ' and ',
              )} left.`
            : `${subjectPhrase(
                step,
              )} can't be scheduled: no node takes its Pod.`,
        advice: advice(message, lacking),
        evidence: podEvidence(
          view,
          step,
          pod,
          shorten(`${condition.reason ?? 'not scheduled'}: ${message}`),
        ),
      };
    }),
};

/** From "1 Insufficient habana.ai/gaudi, 2 Insufficient cpu." */
function lackingResources(message: string): string[] {
  const names = Array.from(
    message.matchAll(/Insufficient ([A-Za-z0-9/._-]*[A-Za-z0-9])/g),
    ([, name]) => name,
  );
  return [...new Set(names)];
}

function advice(message: string, lacking: string[]): string {
  const device = lacking.find(name => name.includes('/'));
  if (device) {
    return `Add a node that offers ${device} (with its device plugin), or choose the step's variant for hardware that the cluster has.`;
  }
  if (lacking.length > 0) {
    return `Add a node or free ${lacking.join(
      ' and ',
    )} on one, or lower what the step requests.`;
  }
  if (message.includes('untolerated taint')) {
    return 'The nodes that would fit carry a taint: remove it, or add a node without one.';
  }
  if (/node affinity|node selector/.test(message)) {
    return 'Label a node as the Pod asks for it, or add one that is.';
  }
  return "The scheduler's sentence below says what each node lacks: add a node that has it.";
}
