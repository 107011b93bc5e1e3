import type { Diagnostic } from './Diagnostic';

/**
 * A finding on one line, as compilers write it:
 * `opea.yaml:12:7 error unknown-service: … (hint)`.
 *
 * @public
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, range, severity, code, message, hint } = diagnostic;
  const place = [file, range.start.line, range.start.column]
    .filter(part => part !== undefined)
    .join(':');
  return `${place} ${severity} ${code}: ${message}${hint ? ` (${hint})` : ''}`;
}

/**
 * Whether there is an error among findings: something that is refused
 * downstream or can never answer.
 *
 * @public
 */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
