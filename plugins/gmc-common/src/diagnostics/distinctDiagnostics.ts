import type { Diagnostic } from './Diagnostic';
import { formatDiagnostic } from './formatDiagnostic';

/**
 * Findings, each once: several targets can have the same to say of a document.
 *
 * @public
 */
export function distinctDiagnostics(
  diagnostics: readonly Diagnostic[],
): Diagnostic[] {
  return [
    ...new Map(diagnostics.map(one => [formatDiagnostic(one), one])).values(),
  ];
}
