import type { Catalogue, Component } from '../components';
import type { Microservice } from '../opea';
import { redact } from '../redaction';
import type {
  Explained,
  ExplainedCallee,
  ServiceExplanation,
  ValueSource,
} from './PipelineExplanation';

/** What a service runs on if nobody says otherwise. */
const DEFAULT_HARDWARE = 'xeon';

/**
 * Says what a microservice is.
 *
 * @param inFlow - the names that take part in the flow
 */
export function explainService(
  service: Microservice,
  inFlow: ReadonlySet<string>,
  catalogue: Catalogue,
): ServiceExplanation {
  const { name, component: id, componentFrom: from, address } = service;
  const component = id === undefined ? undefined : catalogue.get(id);
  return {
    name,
    ...(component &&
      from && {
        component: {
          id: component.id,
          title: component.title,
          role: component.role,
          from,
        },
      }),
    place: placeOf(name, component, inFlow),
    ...(address.kind === 'external'
      ? {
          url: redact(address.url),
          ...(service.model !== undefined && {
            model: { value: service.model, from: 'written' },
          }),
        }
      : explainDeployed(service, component, catalogue)),
  };
}

function placeOf(
  name: string,
  component: Component | undefined,
  inFlow: ReadonlySet<string>,
): ServiceExplanation['place'] {
  if (inFlow.has(name)) {
    return 'flow';
  }
  return component?.besideFlow ? 'beside' : 'unused';
}

/** The values of a service that is deployed with the application. */
function explainDeployed(
  service: Microservice,
  component: Component | undefined,
  catalogue: Catalogue,
): Partial<ServiceExplanation> {
  const { address, ranges, replicas } = service;
  const whence = (key: string): ValueSource => {
    if (ranges.keys[key]) {
      return 'written';
    }
    return component ? 'component' : 'default';
  };
  const server = calleeOf(service, 'server', component, catalogue);
  const store = calleeOf(service, 'store', component, catalogue);
  const model = modelOf(service, component, server, catalogue);
  const image = imageOf(service, component);
  return {
    ...(address.kind === 'managed' && {
      endpoint: { value: address.endpoint, from: whence('endpoint') },
      port: { value: address.port, from: whence('port') },
    }),
    ...(image && { image }),
    ...(model && { model }),
    ...(server && { server }),
    ...(store && { store }),
    ...((service.hardware || server || model) && {
      hardware: or(service.hardware, DEFAULT_HARDWARE, 'default'),
    }),
    ...(replicas !== undefined && {
      replicas: { value: replicas, from: 'written' },
    }),
  };
}

function calleeOf(
  service: Microservice,
  by: 'server' | 'store',
  component: Component | undefined,
  catalogue: Catalogue,
): ExplainedCallee | undefined {
  const asked = service[by];
  const offered = (component?.calls ?? [])
    .filter(call => call.by === by)
    .flatMap(({ components }) => components);
  const id =
    asked === undefined
      ? offered[0]
      : offered.find(candidate => goesBy(asked, candidate, catalogue)) ?? asked;
  if (id === undefined) {
    return undefined;
  }
  const callee = catalogue.get(id);
  return {
    ...or(asked && id, id, 'component'),
    ...(callee && {
      title: callee.title,
      image: imageFor(callee, service.hardware),
      port: callee.port,
    }),
  };
}

/** `tei` is short for each of tei-embedding and tei-reranking. */
function goesBy(name: string, id: string, catalogue: Catalogue): boolean {
  const plain = name.toLowerCase();
  return (
    id === plain ||
    id.startsWith(`${plain}-`) ||
    catalogue.get(id)?.names.includes(plain) === true
  );
}

/** The model that a service serves itself, or that its model server does. */
function modelOf(
  { model }: Microservice,
  component: Component | undefined,
  server: ExplainedCallee | undefined,
  catalogue: Catalogue,
): Explained<string> | undefined {
  const takesModel = component?.calls?.some(call => call.takesModel);
  const preset =
    component?.model ??
    (takesModel && server ? catalogue.get(server.value)?.model : undefined);
  return model === undefined && preset === undefined
    ? undefined
    : or(model, preset ?? '', 'component');
}

function imageOf(
  { image, hardware }: Microservice,
  component: Component | undefined,
): Explained<string> | undefined {
  if (image !== undefined) {
    return { value: redact(image), from: 'written' };
  }
  return (
    component && { value: imageFor(component, hardware), from: 'component' }
  );
}

function imageFor(
  { image, container }: Component,
  hardware: Microservice['hardware'],
): string {
  return (hardware && container?.hardware?.[hardware]?.image) ?? image;
}

function or<T>(
  written: T | undefined,
  otherwise: T,
  from: ValueSource,
): Explained<T> {
  return written === undefined
    ? { value: otherwise, from }
    : { value: written, from: 'written' };
}
