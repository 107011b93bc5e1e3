import type { Catalogue, Component, Hardware } from '../../components';
import type { Microservice, Pipeline } from '../../opea';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { bringsAlong } from './bringsAlong';
import { hostIn } from './hostIn';

type Call = NonNullable<Component['calls']>[number];

/** A model server or store that its callers would bring along by themselves. */
interface PlainServer {
  service: Microservice;
  component: Component;
  hardware: Hardware;
}

/**
 * Takes model servers and stores out of a deployment that their callers bring
 * along in just the same form, and says of the callers which they are.
 */
export function foldServers(
  pipeline: Pipeline,
  catalogue: Catalogue,
  report: DiagnosticReport,
): Pipeline {
  const { flowNames, megaService } = pipeline;
  const kept = new Set([
    ...flowNames,
    ...Object.values(megaService.environment).map(hostIn),
    ...(megaService.container?.dependsOn ?? []),
  ]);
  let { services } = pipeline;
  for (const service of pipeline.services) {
    const component = catalogue.get(service.component ?? '');
    const hardware =
      component?.role === 'model-server' && !kept.has(service.name)
        ? bringsAlong(component, service)
        : undefined;
    if (component && hardware) {
      const server = { service, component, hardware };
      const others = withoutServer(services, server, catalogue);
      if (others !== services) {
        warnOfPorts(service, report);
      }
      services = others;
    }
  }
  return { ...pipeline, services };
}

/** What is brought along is reached by its callers only. */
function warnOfPorts(
  { name, container, ranges }: Microservice,
  report: DiagnosticReport,
): void {
  if (container?.ports) {
    report.warning(
      'not-in-opea',
      ranges.keys.ports ?? ranges.name,
      `'${name}' comes along with what calls it, and is not published any more at ${container.ports.join(
        ', ',
      )}`,
    );
  }
}

/** The other services, if all that point at one can say so by their keys. */
function withoutServer(
  services: Microservice[],
  server: PlainServer,
  catalogue: Catalogue,
): Microservice[] {
  const { name } = server.service;
  const callers = services.filter(service => pointsAt(service, name));
  const told = new Map<Microservice, Microservice>();
  for (const caller of callers) {
    const calls = catalogue.get(caller.component ?? '')?.calls ?? [];
    const call = calls.find(({ components }) =>
      components.includes(server.component.id),
    );
    const said = call && saying(caller, call, server);
    if (!said || pointsAt(said, name)) {
      return services;
    }
    told.set(caller, said);
  }
  return callers.length === 0
    ? services
    : services
        .filter(service => service !== server.service)
        .map(service => told.get(service) ?? service);
}

function pointsAt(
  { environment, container }: Microservice,
  name: string,
): boolean {
  return (
    Object.values(environment).some(value => hostIn(value) === name) ||
    container?.dependsOn?.includes(name) === true
  );
}

/** A caller that says by its keys what it said by variables. */
function saying(
  caller: Microservice,
  { by, components, takesModel, environment = {} }: Call,
  { service, component, hardware }: PlainServer,
): Microservice {
  const own = environment[component.id] ?? {};
  const { dependsOn, ...container } = caller.container ?? {};
  const needed = dependsOn?.filter(name => name !== service.name) ?? [];
  const { model = component.model } = service;
  return {
    ...caller,
    ...(component.id !== components[0] && { [by]: component.id }),
    ...(takesModel && model !== component.model && { model }),
    ...(hardware !== 'xeon' && { hardware }),
    environment: Object.fromEntries(
      Object.entries(caller.environment).filter(
        ([name, value]) =>
          !Object.hasOwn(own, name) || hostIn(value) !== service.name,
      ),
    ),
    container: {
      ...container,
      ...(needed.length > 0 && { dependsOn: needed }),
    },
  };
}
