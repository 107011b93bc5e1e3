import { crashes } from '../view/crashes';
import type { Detector } from './Detector';
import {
  containerEvidence,
  containerReference,
  subjectPhrase,
} from './evidence';

/** The kernel ends the container because it needs more memory than it may have. */
export const outOfMemory: Detector = {
  code: 'out-of-memory',
  tier: 'crash',
  supersedes: ['crash-loop', 'probe-failing', 'not-available'],
  detect: view =>
    crashes(view)
      .filter(({ status: { state, lastState } }) =>
        [state, lastState].some(
          each => each?.terminated?.reason === 'OOMKilled',
        ),
      )
      .map(({ step, pod, status, since }) => ({
        step,
        object: containerReference(pod, status.name),
        since,
        failing: true,
        message: `${subjectPhrase(step)} runs out of memory: container '${
          status.name
        }' was killed for it.`,
        advice: step.model
          ? `Raise the container's memory limit, give its node more memory, or choose a smaller model than ${step.model}.`
          : "Raise the container's memory limit, or give its node more memory.",
        evidence: containerEvidence(view, step, pod, status),
      })),
};
