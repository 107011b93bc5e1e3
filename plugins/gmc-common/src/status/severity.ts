import type { ConnectorState } from './Verdict';

/**
 * All states, the most troubled first: the order in which a fleet is shown.
 *
 * @public
 */
export const STATES_BY_SEVERITY = [
  'stuck',
  'degraded',
  'unknown',
  'absent',
  'progressing',
  'deleting',
  'suspended',
  'ready',
] as const satisfies ConnectorState[];
