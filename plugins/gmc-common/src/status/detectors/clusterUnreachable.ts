import type { ConnectorView } from '../view/ConnectorView';
import { duration, isLongerThan, millis, MINUTE } from '../view/time';
import type { Detector } from './Detector';
import { clusterPhrase, clusterReference } from './evidence';

/** Older knowledge than this is no longer told as if it were current. */
const FRESHNESS = 10 * MINUTE;

/** The cluster does not answer, or has not been heard from for too long. */
export const clusterUnreachable: Detector = {
  code: 'cluster-unreachable',
  tier: 'contact',
  detect: view => {
    const { cluster, lastContact } = view.observations;
    const isStale = isLongerThan(FRESHNESS, lastContact, view.now);
    if (cluster.reach !== 'unreachable' && !isStale) {
      return [];
    }
    const object = clusterReference(view);
    return [
      {
        object,
        since: lastContact,
        failing: true,
        message:
          cluster.reach === 'unreachable'
            ? `${clusterPhrase(view)} does not answer${age(view)}.`
            : `${clusterPhrase(view)} has not been heard from${age(view)}.`,
        advice:
          "Check that the cluster's API server runs and that the backend reaches it at the address in the Kubernetes plugin's configuration; what is shown below is as old as the last answer.",
        evidence:
          cluster.reach === 'unreachable'
            ? [{ object, text: cluster.message }]
            : [],
      },
    ];
  },
};

function age({ observations, now }: ConnectorView): string {
  const contact = millis(observations.lastContact);
  return contact === undefined ? '' : ` for ${duration(now - contact)}`;
}
