import type { Detector } from './Detector';
import { clusterPhrase, clusterReference } from './evidence';

/** The cluster does not know what a GMConnector is. */
export const definitionMissing: Detector = {
  code: 'definition-missing',
  tier: 'existence',
  detect: view =>
    !view.connector && view.observations.definition === 'missing'
      ? [
          {
            object: clusterReference(view),
            failing: true,
            message: `${clusterPhrase(
              view,
            )} does not have the definition of GMConnector, so there can be no '${
              view.name
            }' in namespace '${view.namespace}'.`,
            advice:
              "Install the GMC operator with its custom resource definition (gmconnectors.gmc.opea.io) on this cluster, or correct the cluster that the entity's annotation names.",
            evidence: [
              {
                object: {
                  kind: 'CustomResourceDefinition',
                  name: 'gmconnectors.gmc.opea.io',
                },
                text: 'not there',
              },
            ],
          },
        ]
      : [],
};
