import { hasErrors } from '@opea/backstage-plugin-gmc-common';
import type {
  ConnectorState,
  Diagnostic,
} from '@opea/backstage-plugin-gmc-common';

/** What a command ends with, by what that means. */
export const EXIT = {
  /** Nothing is wrong; there may be warnings. */
  fine: 0,
  /** There are findings. */
  findings: 1,
  /** The command was not understood, or a file can't be read or written. */
  trouble: 2,
  /** A cluster can't be asked: it does not answer, or it refuses. */
  unavailable: 3,
} as const;

/** What a command ends with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/**
 * What a command ends with that found this.
 *
 * @param strict - warnings are not allowed either
 */
export function exitCodeOf(
  diagnostics: readonly Diagnostic[],
  strict = false,
): ExitCode {
  return hasErrors(diagnostics) ||
    (strict && diagnostics.some(({ severity }) => severity === 'warning'))
    ? EXIT.findings
    : EXIT.fine;
}

const FAILING: ReadonlySet<ConnectorState> = new Set([
  'degraded',
  'stuck',
  'absent',
]);

/**
 * What a command ends with that judged connectors to be so.
 *
 * @param strict - nothing but ready is allowed
 */
export function exitCodeOfStates(
  states: readonly ConnectorState[],
  strict = false,
): ExitCode {
  if (states.some(state => FAILING.has(state))) {
    return EXIT.findings;
  }
  if (states.includes('unknown')) {
    return EXIT.unavailable;
  }
  return strict && states.some(state => state !== 'ready')
    ? EXIT.findings
    : EXIT.fine;
}
