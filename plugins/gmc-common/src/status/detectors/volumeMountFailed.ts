import {
  firstSeen,
  newestEvent,
  podCondition,
  unreadyPods,
} from '../view/pods';
import { firstMoment, isLongerThan, MINUTE } from '../view/time';
import { shorten } from '../view/phrases';
import type { Detector } from './Detector';
import { podEvidence, podReference, subjectPhrase } from './evidence';

/** A ConfigMap that is a moment late heals by itself. */
const PATIENCE = 2 * MINUTE;

/** The node can't mount one of the Pod's volumes. */
export const volumeMountFailed: Detector = {
  code: 'volume-mount-failed',
  tier: 'scheduling',
  supersedes: ['not-available'],
  detect: view =>
    unreadyPods(view).flatMap(({ step, pod }) => {
      const isStarted = (pod.status?.containerStatuses ?? []).some(
        ({ state }) => state?.running || state?.terminated,
      );
      const event = newestEvent(
        view,
        podReference(pod),
        ({ reason }) =>
          reason === 'FailedMount' || reason === 'FailedAttachVolume',
      );
      if (!event || isStarted) {
        return [];
      }
      const since = firstMoment(
        firstSeen(event),
        podCondition(pod, 'PodScheduled')?.lastTransitionTime,
      );
      const text = event.message ?? '';
      return {
        step,
        object: podReference(pod),
        since,
        failing: isLongerThan(PATIENCE, since, view.now),
        message: `${subjectPhrase(
          step,
        )} can't start: its node can't mount a volume of its Pod.`,
        advice: /hostPath type check failed/.test(text)
          ? "The operator's model servers expect the directory named below on every node (as a rule /mnt/opea-models): create it there."
          : "The node's sentence below names the volume: make what it refers to available in the namespace or on the node.",
        evidence: podEvidence(
          view,
          step,
          pod,
          shorten(`${event.reason}: ${text}`),
        ),
      };
    }),
};
