import type { CheckedDocument } from '../documents/checkDocument';

/** What was found, for programs: an entry per file, in the order given. */
export function validationJson(documents: readonly CheckedDocument[]): string {
  const entries = documents.map(({ source, kind, profile, diagnostics }) => ({
    file: source.name,
    kind,
    profile,
    diagnostics: diagnostics.map(
      ({ code, severity, message, hint, range }) => ({
        code,
        severity,
        message,
        hint,
        range,
      }),
    ),
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
