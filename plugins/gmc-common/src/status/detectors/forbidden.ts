import type { Detector } from './Detector';
import { clusterPhrase, clusterReference } from './evidence';

/** The cluster answers, and refuses what has to be read. */
export const forbidden: Detector = {
  code: 'forbidden',
  tier: 'contact',
  detect: view => {
    const { cluster, lastContact } = view.observations;
    if (cluster.reach !== 'forbidden') {
      return [];
    }
    const object = clusterReference(view);
    return [
      {
        object,
        since: lastContact,
        failing: true,
        message: `${clusterPhrase(
          view,
        )} does not let us read what it takes to judge the connector.`,
        advice:
          'Give whoever asks it (the service account of Backstage, the user of a kubeconfig) get, list and watch on gmconnectors.gmc.opea.io, Deployments, StatefulSets, Pods and PersistentVolumeClaims.',
        evidence: [{ object, text: cluster.message }],
      },
    ];
  },
};
