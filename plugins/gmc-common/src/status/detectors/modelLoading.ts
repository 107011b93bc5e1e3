import { unreadyContainers } from '../view/pods';
import { duration, millis } from '../view/time';
import type { Detector } from './Detector';
import {
  containerEvidence,
  containerReference,
  subjectPhrase,
} from './evidence';

/** A server that has just started loads its model; that takes its time. */
export const modelLoading: Detector = {
  code: 'model-loading',
  tier: 'probe',
  supersedes: ['not-available'],
  detect: view =>
    unreadyContainers(view)
      .filter(
        ({ step, status }) =>
          step.model !== undefined &&
          !step.overdue &&
          status.state?.running &&
          !status.restartCount,
      )
      .map(({ step, pod, status }) => {
        const since = status.state?.running?.startedAt;
        const start = millis(since);
        return {
          step,
          object: containerReference(pod, status.name),
          since,
          failing: false,
          message: `${subjectPhrase(step)} is loading ${step.model}${
            start === undefined ? '' : ` (for ${duration(view.now - start)})`
          }.`,
          advice:
            'Nothing yet: the first start downloads the model, which can take many minutes.',
          evidence: containerEvidence(view, step, pod, status),
        };
      }),
};
