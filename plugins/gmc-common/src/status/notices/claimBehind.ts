import { claimPhrase } from '../detectors/evidence';
import type { Notice } from '../Verdict';
import {
  connectorReference,
  deployableSteps,
  isAvailable,
  type ConnectorView,
} from '../view/ConnectorView';
import { readySince } from '../view/readySince';
import { isLongerThan, MINUTE } from '../view/time';

/** The operator looks when a workload becomes available: a moment later it knows. */
const CATCHING_UP = MINUTE;

/** All is there, and the operator's status counts less. */
export function claimBehind(view: ConnectorView): Notice[] {
  const { claim, now } = view;
  const owners = deployableSteps(view);
  if (
    !claim ||
    claim.ready >= owners.length ||
    !owners.every(isAvailable) ||
    !isLongerThan(CATCHING_UP, readySince(view), now)
  ) {
    return [];
  }
  return [
    {
      code: 'claim-behind',
      object: connectorReference(view),
      message: `The operator's status is behind (${claimPhrase(
        claim,
      )}): it counts ${claim.ready} of ${claim.total} as ready, and all ${
        owners.length
      } are.`,
      advice:
        'Nothing needs to be done: the application works, and the status follows when the operator next handles the connector.',
    },
  ];
}
