import type { GmcContext } from '../GmcContext';
import { gmcService } from '../GmcContext';

/** Reports microservices that GMC would have to deploy and can't. */
export function gmcStep(context: GmcContext): void {
  const { pipeline, catalogue, profile, report } = context;
  const inFlow = new Set(pipeline.flowNames);
  for (const service of pipeline.services) {
    const { name, address, ranges } = service;
    const component =
      service.component === undefined
        ? undefined
        : catalogue.get(service.component);
    if (
      address.kind === 'external' ||
      !(inFlow.has(name) || component?.besideFlow)
    ) {
      continue;
    }
    if (component?.role === 'model-server') {
      report.error(
        'model-server-in-flow',
        ranges.keys.endpoint ?? ranges.name,
        `'${name}' is a model server (${component.title.toLowerCase()}): its answers are not what other microservices take`,
        {
          hint: 'Name the microservice that calls it; GMC adds the model server',
        },
      );
    } else if (!gmcService(service, context)) {
      report.error(
        'no-gmc-step',
        ranges.name,
        component
          ? `GMC (${profile}) has no step for '${name}' (${component.title.toLowerCase()})`
          : `It is not known what '${name}' is, so GMC (${profile}) can't deploy it`,
        {
          hint: component
            ? 'Deploy it otherwise and give its absolute URL as endpoint'
            : 'Say it with `type:`, or give an absolute URL as endpoint',
        },
      );
    }
  }
}
