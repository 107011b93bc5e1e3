import { isCredentialKey } from '../../../redaction';
import type { ComposeContext } from '../ComposeContext';
import { isCredential } from '../../../redaction/isCredential';
import { holdsSecret } from '../serviceOptions';
import { ownerOf, writtenContainers } from '../writtenContainers';

/**
 * Warns of credentials where their names don't tell: in a URL, in an option.
 * Those in arguments, and in variables that are named so, are the document's
 * own findings.
 */
export function hiddenCredential(context: ComposeContext): void {
  for (const written of writtenContainers(context)) {
    const { environment, settings, range } = written;
    const warn = (where: string, at = range()) =>
      context.report.warning(
        'credential-value',
        at,
        `${where} of ${ownerOf(
          written,
        )} holds what looks like a credential; its value is not written to any file`,
        { hint: 'Write a variable in its place: ${NAME}' },
      );
    for (const [name, value] of Object.entries(environment)) {
      if (!isCredentialKey(name) && isCredential(name, value)) {
        warn(`The variable '${name}'`, written.variableRange(name));
      }
    }
    for (const [key, value] of Object.entries(settings.options ?? {})) {
      if (holdsSecret(value)) {
        warn(`'${key}'`, range(key, 'options'));
      }
    }
  }
}
