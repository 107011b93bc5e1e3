import { hasCredentials, isCredentialKey } from '../../redaction';
import { isPlaceholder } from '../../redaction/isPlaceholder';

/** Whether a variable's value is one that is written to no file. */
export function isCredential(name: string, value: string): boolean {
  return (
    (isCredentialKey(name) && !isPlaceholder(value)) || hasCredentials(value)
  );
}

/** Variables with a place to fill in where a credential stood. */
export function withoutCredentials(
  environment: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      isCredential(name, value) ? placeFor(name) : value,
    ]),
  );
}

/** As Compose fills it in: of a name that a shell can export. */
function placeFor(name: string): string {
  return `\${${name.replace(/\W/g, '_').toUpperCase()}}`;
}
