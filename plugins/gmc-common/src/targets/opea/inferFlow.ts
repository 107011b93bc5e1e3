import type { Catalogue, Component } from '../../components';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Microservice, Pipeline } from '../../opea';
import { hostIn } from './hostIn';
import { tellComponent } from './tellComponent';

/** The order of OPEA's own applications, by the kinds of their services. */
const ORDER = [
  ['ASR'],
  ['GUARDRAIL'],
  ['EMBEDDING'],
  ['RETRIEVER', 'WEB_RETRIEVER'],
  ['RERANK'],
  ['LLM', 'LVM'],
  ['TTS'],
  ['ANIMATION'],
];

/** What the megaservice's variables take a service for, if they tell, by host. */
type Called = ReadonlyMap<string, Component | undefined>;

/**
 * Gives a pipeline that has no flow the one that its services tell: those that
 * its megaservice points at, and all other microservices, in the usual order.
 * Reports where that is not one order.
 */
export function inferFlow(
  pipeline: Pipeline,
  catalogue: Catalogue,
  report: DiagnosticReport,
): Pipeline {
  const called = calledBy(pipeline.megaService.environment, catalogue);
  const services = pipeline.services.map(service =>
    recognised(service, called, catalogue),
  );
  const placed = services
    .filter(service => isInFlow(service, called, catalogue))
    .map(({ name, component = '' }) => {
      const type = catalogue.get(component)?.serviceType ?? '';
      return { name, place: ORDER.findIndex(types => types.includes(type)) };
    })
    .sort((a, b) => a.place - b.place);
  const places = new Set(placed.map(({ place }) => place));
  const isOrder = places.size === placed.length && !places.has(-1);
  const names = placed.map(({ name }) => name);
  if (names.length !== 1 && !isOrder) {
    report.error(
      'flow-missing',
      pipeline.megaService.ranges.flow,
      `There is no flow, and how ${
        names.map(name => `'${name}'`).join(', ') || 'the services'
      } call each other can't be told`,
      { hint: 'Write an opea.yaml with `mega_flow` by hand' },
    );
  } else {
    const isSure = names.every(name => called.has(name));
    report[isSure ? 'info' : 'warning'](
      'inferred-flow',
      pipeline.megaService.ranges.flow,
      `There is no flow; it is taken to be ${names.join(' >> ')}, ${
        isSure
          ? 'of what the megaservice calls'
          : 'of all microservices that are known'
      }`,
      { hint: 'Correct `mega_flow` if they call each other otherwise' },
    );
  }
  return {
    ...pipeline,
    services,
    flowNames: names,
    edges: names.slice(1).map((to, at) => ({ from: names[at], to })),
  };
}

function calledBy(
  environment: Record<string, string>,
  catalogue: Catalogue,
): Called {
  return new Map(
    Object.entries(environment).map(([variable, value]) => [
      hostIn(value) ?? '',
      catalogue.withName(
        variable.replace(/_(HOST_IP|HOST|IP|ENDPOINT|URL)$/, ''),
      ),
    ]),
  );
}

/**
 * `RERANK_SERVER_HOST_IP: x` tells what x is; of several components that have
 * its image, it is the one of that kind.
 */
function recognised(
  service: Microservice,
  called: Called,
  catalogue: Catalogue,
): Microservice {
  const { name, image, address } = service;
  const meant = called.get(name);
  const known =
    catalogue.get(service.component ?? '') ??
    catalogue.components.find(
      component =>
        repositoryOf(component.image) === repositoryOf(image) &&
        component.serviceType === meant?.serviceType,
    ) ??
    meant;
  const placed: Microservice['address'] =
    address.kind === 'managed' && known
      ? { ...address, endpoint: known.endpoints[0] ?? '/' }
      : address;
  return {
    ...service,
    ...tellComponent(known, name, placed, catalogue),
    address: placed,
  };
}

/** An image without its tag or digest. */
function repositoryOf(image: string | undefined): string | undefined {
  return image?.replace(/[:@][^/]*$/, '');
}

function isInFlow(
  { name, component: id }: Microservice,
  called: Called,
  catalogue: Catalogue,
): boolean {
  const component = id === undefined ? undefined : catalogue.get(id);
  if (component?.role === 'microservice') {
    return !component.besideFlow;
  }
  // A store is pointed at as well, and answers nobody.
  return (
    called.has(name) && (!component || component.serviceType !== undefined)
  );
}
