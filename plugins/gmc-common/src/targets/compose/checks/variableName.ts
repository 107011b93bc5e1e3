import type { ComposeContext } from '../ComposeContext';
import { ownerOf, writtenContainers } from '../writtenContainers';

/** Reports variables that no environment can hold. */
export function variableName(context: ComposeContext): void {
  for (const written of writtenContainers(context)) {
    for (const name of Object.keys(written.environment)) {
      if (!/^[^\s=\0]+$/.test(name)) {
        context.report.error(
          'invalid-name',
          written.variableRange(name),
          `'${name}' of ${ownerOf(
            written,
          )} is not a name for an environment variable`,
        );
      }
    }
  }
}
