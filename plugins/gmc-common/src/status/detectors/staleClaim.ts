import {
  connectorReference,
  deployableSteps,
  isAvailable,
} from '../view/ConnectorView';
import type { Detector } from './Detector';
import { claimPhrase, stepPhrase } from './evidence';

/** The operator's status counts more as ready than there is. */
export const staleClaim: Detector = {
  code: 'stale-claim',
  tier: 'claim',
  detect: view => {
    const { claim } = view;
    const owners = deployableSteps(view);
    const lacking = owners.filter(step => !isAvailable(step));
    const ready = owners.length - lacking.length;
    if (!claim || claim.ready <= ready) {
      return [];
    }
    return [
      {
        object: connectorReference(view),
        failing: false,
        message: `The operator's status is out of date: it counts ${claim.ready} of ${claim.total} as ready, and ${ready} of ${owners.length} are.`,
        advice:
          'Trust the steps shown here; the status follows when the operator next handles the connector.',
        evidence: [
          {
            object: connectorReference(view),
            text: claimPhrase(claim),
          },
          ...lacking.map(step => ({
            object: {
              kind: step.workload?.kind ?? 'Deployment',
              name: step.workloadName!,
              namespace: view.namespace,
            },
            text: `of ${stepPhrase(step)}: ${
              step.workload
                ? `${step.available} of ${step.desired} replicas available`
                : 'not there'
            }`,
          })),
        ],
      },
    ];
  },
};
