import { hasErrors } from '@opea/backstage-plugin-gmc-common';
import type { Diagnostic } from '@opea/backstage-plugin-gmc-common';

/** What a command ends with, by what that means. */
export const EXIT = {
  /** Nothing is wrong; there may be warnings. */
  fine: 0,
  /** There are findings. */
  findings: 1,
  /** The command was not understood, or a file can't be read or written. */
  trouble: 2,
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
