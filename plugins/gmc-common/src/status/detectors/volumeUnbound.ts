import type { Pod } from '../objects';
import type { ConnectorView } from '../view/ConnectorView';
import { podCondition, unreadyPods } from '../view/pods';
import { firstMoment, isLongerThan } from '../view/time';
import { shorten } from '../view/phrases';
import type { Detector } from './Detector';
import { podEvidence, subjectPhrase } from './evidence';
import { SCHEDULING } from './unschedulable';

/** The Pod waits for a volume that its claim doesn't get. */
export const volumeUnbound: Detector = {
  code: 'volume-unbound',
  tier: 'scheduling',
  supersedes: ['unschedulable', 'not-available'],
  detect: view =>
    unreadyPods(view).flatMap(({ step, pod }) => {
      const scheduled = podCondition(pod, 'PodScheduled');
      const claim = unboundClaim(view, pod);
      // A claim may rightly wait for its Pod: only the scheduler knows which
      // of the two holds up the other.
      if (
        !claim ||
        scheduled?.status !== 'False' ||
        !/persistent ?volume/i.test(scheduled.message ?? '')
      ) {
        return [];
      }
      const object = {
        kind: 'PersistentVolumeClaim',
        name: claim.name,
        namespace: pod.metadata.namespace,
      };
      const since = firstMoment(
        claim.found?.metadata.creationTimestamp,
        scheduled.lastTransitionTime,
        pod.metadata.creationTimestamp,
      );
      return {
        step,
        object,
        since,
        failing: isLongerThan(SCHEDULING, since, view.now),
        message: `${subjectPhrase(step)} waits for its volume: ${
          claim.found
            ? `PersistentVolumeClaim '${claim.name}' is not bound`
            : `there is no PersistentVolumeClaim '${claim.name}'`
        }.`,
        advice: claim.found
          ? `Provide a PersistentVolume that fits the claim, or a provisioner for ${
              claim.found.spec?.storageClassName
                ? `storage class '${claim.found.spec.storageClassName}'`
                : 'a default storage class'
            }.`
          : 'Create the claim, or let the operator do it by changing a label of the connector.',
        evidence: [
          ...podEvidence(view, step, pod, shorten(scheduled.message ?? '')),
          {
            object,
            text: claim.found
              ? `phase ${claim.found.status?.phase ?? 'unknown'}`
              : 'not there',
          },
        ],
      };
    }),
};

function unboundClaim(view: ConnectorView, pod: Pod) {
  const names = (pod.spec?.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
  return names
    .map(name => ({
      name,
      found: view.objects.persistentVolumeClaims.find(
        ({ metadata }) =>
          metadata.name === name &&
          metadata.namespace === pod.metadata.namespace,
      ),
    }))
    .find(({ found }) => found?.status?.phase !== 'Bound');
}
