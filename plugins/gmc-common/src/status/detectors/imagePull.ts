import type { ContainerStatus } from '../objects';
import type { ConnectorView } from '../view/ConnectorView';
import {
  firstSeen,
  newestEvent,
  unreadySince,
  waitingContainers,
  type UnreadyContainer,
} from '../view/pods';
import type { Detector } from './Detector';
import {
  containerEvidence,
  containerReference,
  podReference,
  subjectPhrase,
} from './evidence';

const REASONS = [
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
];

/** The node can't get the container's image. */
export const imagePull: Detector = {
  code: 'image-pull',
  tier: 'image',
  supersedes: ['not-available'],
  detect: view =>
    waitingContainers(view, REASONS).map(unready => {
      const { step, pod, status } = unready;
      const image = imageOf(unready);
      return {
        step,
        object: containerReference(pod, status.name),
        since: pullFailedSince(view, unready) ?? unreadySince(unready),
        failing: true,
        message: `${subjectPhrase(
          step,
        )} can't start: its image ${image} can't be pulled.`,
        advice: advice(status, image),
        evidence: containerEvidence(view, step, pod, status),
      };
    }),
};

function imageOf({ container, status }: UnreadyContainer): string {
  return `'${container?.image || status.image || 'unknown'}'`;
}

function pullFailedSince(view: ConnectorView, { pod }: UnreadyContainer) {
  const event = newestEvent(
    view,
    podReference(pod),
    ({ reason, message }) =>
      reason === 'Failed' && /image/i.test(message ?? ''),
  );
  return event && firstSeen(event);
}

function advice({ state }: ContainerStatus, image: string): string {
  const { reason, message = '' } = state?.waiting ?? {};
  if (reason === 'InvalidImageName') {
    return `Correct the image's name ${image} in the operator's template.`;
  }
  if (/\b(401|403)\b|unauthorized|forbidden|denied/i.test(message)) {
    return `The registry refuses the cluster: give the namespace an image pull secret that may read ${image}, or mirror the image to a registry it may read.`;
  }
  if (/not found|manifest unknown|\b404\b/i.test(message)) {
    return `The registry has no ${image}: have the operator's template name an image and tag that exist.`;
  }
  return `Check that the nodes reach the registry of ${image}, and that the image and its tag exist there.`;
}
