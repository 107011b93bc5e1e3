import type { Range } from '../../diagnostics';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { credentialArguments } from '../../redaction/credentialArguments';
import { isPlaceholder } from '../../redaction/isPlaceholder';

/**
 * Arguments without the values of those that look like credentials: a variable
 * of the surroundings stands in their place (`--api-key ${API_KEY}`), so that
 * no target can write them down.
 *
 * @param range - where the arguments are written
 */
export function hideCredentials(
  args: readonly string[],
  range: Range,
  report: DiagnosticReport,
): string[] {
  const hidden = [...args];
  for (const { index, before, value, name } of credentialArguments(args)) {
    if (!isPlaceholder(value)) {
      hidden[index] = `${before}\${${name}}`;
      report.warning(
        'credential-value',
        range,
        `An argument looks like a credential (${name}); its value is not written to any file`,
        { hint: `Write \${${name}} for it` },
      );
    }
  }
  return hidden;
}
