import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { readComponents } from '@opea/backstage-plugin-gmc-common';
import type { Catalogue } from '@opea/backstage-plugin-gmc-common';

const KEY = 'gmc.components';

/**
 * The component catalogue with what `gmc.components` adds. A component that
 * can't be used is left out, and the log says why: templates that don't need
 * it go on working.
 */
export function readCatalogue(
  config: RootConfigService,
  logger: LoggerService,
): Catalogue {
  const { catalogue, diagnostics } = readComponents(
    config.getOptional(KEY) ?? [],
  );
  for (const { code, severity, message, hint } of diagnostics) {
    const text = `${KEY}: ${code}: ${message}${hint ? ` (${hint})` : ''}`;
    if (severity === 'error') {
      logger.error(text);
    } else {
      logger.warn(text);
    }
  }
  return catalogue;
}
