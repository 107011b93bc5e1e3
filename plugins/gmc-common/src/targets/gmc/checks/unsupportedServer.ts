import { goesBy } from '../../../components';
import { gmcService } from '../GmcContext';
import type { GmcContext } from '../GmcContext';

/** Reports model servers and stores that GMC has no step for. */
export function unsupportedServer(context: GmcContext): void {
  const { pipeline, catalogue, profile, report } = context;
  for (const service of pipeline.services) {
    const planned = gmcService(service, context);
    if (!planned) {
      continue;
    }
    for (const key of ['server', 'store'] as const) {
      const asked = service[key];
      const offered = Object.values(planned.form.calls ?? {})
        .map(id => catalogue.get(id))
        .filter(callee => callee !== undefined)
        .filter(callee =>
          planned.component.calls?.some(
            ({ by, components }) =>
              by === key && components.includes(callee.id),
          ),
        );
      if (
        asked !== undefined &&
        offered.length > 0 &&
        !offered.some(callee => goesBy(asked, callee))
      ) {
        report.error(
          'unsupported-server',
          service.ranges.keys[key] ?? service.ranges.name,
          `GMC (${profile}) can't run '${service.name}' with '${asked}'`,
          { hint: `It has ${offered.map(({ id }) => id).join(', ')}` },
        );
      }
    }
  }
}
