import { unreadySince, waitingContainers } from '../view/pods';
import type { Detector } from './Detector';
import {
  containerEvidence,
  containerReference,
  subjectPhrase,
} from './evidence';

const REASONS = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];

/** The container can't be made from its configuration. */
export const containerConfig: Detector = {
  code: 'container-config',
  tier: 'image',
  supersedes: ['not-available'],
  detect: view =>
    waitingContainers(view, REASONS).map(unready => {
      const { step, pod, status } = unready;
      const missing = /(configmap|secret) "([^"]+)" not found/i.exec(
        status.state?.waiting?.message ?? '',
      );
      return {
        step,
        object: containerReference(pod, status.name),
        since: unreadySince(unready),
        failing: true,
        message: missing
          ? `${subjectPhrase(step)} can't start: there is no ${kind(
              missing[1],
            )} '${missing[2]}', which its container reads.`
          : `${subjectPhrase(
              step,
            )} can't start: Kubernetes can't make its container as it is configured.`,
        advice: missing
          ? `Create the ${kind(missing[1])} '${missing[2]}' in namespace '${
              view.namespace
            }'.`
          : "The container's sentence below says what is wrong: correct it in the connector's config or in the operator's template.",
        evidence: containerEvidence(view, step, pod, status),
      };
    }),
};

function kind(word: string): string {
  return word.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
}
