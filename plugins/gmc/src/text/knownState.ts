import type { ConnectorState } from '@opea/backstage-plugin-gmc-common';

const states: Record<ConnectorState, true> = {
  ready: true,
  progressing: true,
  degraded: true,
  stuck: true,
  suspended: true,
  deleting: true,
  absent: true,
  unknown: true,
};

/** The state itself, or `unknown` for one that only a newer backend knows. */
export function knownState(state: ConnectorState): ConnectorState {
  return state in states ? state : 'unknown';
}
