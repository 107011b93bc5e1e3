import { isCredentialKey } from '@opea/backstage-plugin-gmc-common';
import type { Diagnostic } from '@opea/backstage-plugin-gmc-common';

/** `HF_TOKEN: "` and the like, before a value. */
const KEY_BEFORE = /([A-Za-z][\w.-]*)["']?\s*[:=]\s*["']?$/;

/**
 * Findings that quote what is written don't quote the values of keys that look
 * like credentials.
 */
export function withoutCredentials(
  diagnostics: readonly Diagnostic[],
  text: string,
): Diagnostic[] {
  const lines = text.split('\n');
  return diagnostics.map(diagnostic => {
    const secret = credentialAt(diagnostic, lines);
    const { message, hint } = diagnostic;
    const blot = (sentence: string) =>
      sentence.replaceAll(secret, '[redacted]');
    return secret === ''
      ? diagnostic
      : {
          ...diagnostic,
          message: blot(message),
          ...(hint !== undefined && { hint: blot(hint) }),
        };
  });
}

function credentialAt(
  { range: { start, end } }: Diagnostic,
  lines: readonly string[],
): string {
  const line = lines[start.line - 1] ?? '';
  const [, key] = KEY_BEFORE.exec(line.slice(0, start.column - 1)) ?? [];
  if (key === undefined || !isCredentialKey(key)) {
    return '';
  }
  return line
    .slice(
      start.column - 1,
      end.line === start.line ? end.column - 1 : undefined,
    )
    .replace(/^["']|["']$/g, '');
}
