import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { formatDiagnostic } from '@opea/backstage-plugin-gmc-common';
import type { Diagnostic } from '@opea/backstage-plugin-gmc-common';

/**
 * Tells a task's log of warnings and of what was inferred, and ends the task
 * with every error.
 *
 * @param what - what was looked at, to begin the error with
 * @throws InputError with one line for each error, where there are any
 */
export function reportDiagnostics(
  what: string,
  diagnostics: Diagnostic[],
  logger: LoggerService,
): void {
  const errors: string[] = [];
  for (const diagnostic of diagnostics) {
    const line = formatDiagnostic(diagnostic);
    if (diagnostic.severity === 'error') {
      errors.push(line);
    } else if (diagnostic.severity === 'warning') {
      logger.warn(line);
    } else {
      logger.info(line);
    }
  }
  if (errors.length > 0) {
    const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
    throw new InputError([`${what} has ${count}:`, ...errors].join('\n'));
  }
}
