import type { Tier } from './detectors/Detector';
import type { WeighedFinding } from './explain';
import type { ConnectorState, StepVerdict } from './Verdict';
import type { ConnectorView } from './view/ConnectorView';
import { isSuspended } from './view/isSuspended';

/** What keeps the operator from getting there at all. */
const STUCK: Tier[] = ['spec', 'operator'];

/** The state of a connector: the most decisive that applies. */
export function stateOf(
  view: ConnectorView,
  findings: WeighedFinding[],
  steps: StepVerdict[],
): ConnectorState {
  const failing = findings.filter(finding => finding.failing);
  if (failing.some(({ detector }) => detector.tier === 'contact')) {
    return 'unknown';
  }
  if (!view.connector) {
    return 'absent';
  }
  if (view.connector.metadata.deletionTimestamp) {
    return 'deleting';
  }
  if (isSuspended(view)) {
    return 'suspended';
  }
  if (failing.some(({ detector }) => STUCK.includes(detector.tier))) {
    return 'stuck';
  }
  if (failing.length > 0) {
    return 'degraded';
  }
  return steps.every(({ state }) => isSettled(state)) ? 'ready' : 'progressing';
}

function isSettled(state: StepVerdict['state']): boolean {
  return state === 'ready' || state === 'external' || state === 'nested';
}
