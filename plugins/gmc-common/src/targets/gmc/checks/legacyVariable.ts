import { isLegacyKey } from '../../../connector/legacyKeys';
import { gmcService } from '../GmcContext';
import type { GmcContext } from '../GmcContext';

/** Warns of config keys of the RFC's time that are written as variables. */
export function legacyVariable(context: GmcContext): void {
  for (const service of context.pipeline.services) {
    const planned = gmcService(service, context);
    for (const variable of Object.keys(planned ? service.environment : {})) {
      if (isLegacyKey({ name: planned?.form.steps.xeon }, variable)) {
        context.report.warning(
          'legacy-key',
          service.ranges.environment[variable] ?? service.ranges.name,
          `'${variable}' has no effect on '${service.name}' any more, and is left out`,
          { hint: 'Say it with the keys `model`, `server` and `store`' },
        );
      }
    }
  }
}
