import { goesBy } from '../../../components';
import { componentOf } from '../ComposeContext';
import type { ComposeContext } from '../ComposeContext';

/** Reports model servers and stores that a microservice can't work with. */
export function unsupportedServer(context: ComposeContext): void {
  const { deployed, catalogue, report } = context;
  for (const service of deployed) {
    const component = componentOf(service, context);
    for (const key of ['server', 'store'] as const) {
      const asked = service[key];
      const offered = (component?.calls ?? [])
        .filter(({ by }) => by === key)
        .flatMap(({ components }) => components)
        .map(id => catalogue.get(id))
        .filter(callee => callee !== undefined);
      if (
        asked !== undefined &&
        offered.length > 0 &&
        !offered.some(callee => goesBy(asked, callee))
      ) {
        report.error(
          'unsupported-server',
          service.ranges.keys[key] ?? service.ranges.name,
          `'${
            service.name
          }' (${component?.title.toLowerCase()}) can't work with '${asked}'`,
          { hint: `It can with ${offered.map(({ id }) => id).join(', ')}` },
        );
      }
    }
  }
}
