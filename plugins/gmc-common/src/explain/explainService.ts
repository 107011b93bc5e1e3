import type { Catalogue, Component } from '../components';
import type { Microservice } from '../opea';
import { redact } from '../redaction';
import { explainCalls } from './explainCalls';
import { imageFor } from './imageFor';
import type {
  Explained,
  ExplainedCall,
  ServiceExplanation,
  ValueSource,
} from './PipelineExplanation';

/** What a service runs on if nobody says otherwise. */
const DEFAULT_HARDWARE = 'xeon';

/**
 * Says what a microservice is.
 *
 * @param inFlow - the names that take part in the flow
 * @param isDeclared - whether the document has a service that is this component
 */
export function explainService(
  service: Microservice,
  inFlow: ReadonlySet<string>,
  catalogue: Catalogue,
  isDeclared: (component: string) => boolean,
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
          calls: [],
          ...(service.model !== undefined && {
            model: { value: service.model, from: 'written' },
          }),
        }
      : explainDeployed(service, component, catalogue, isDeclared)),
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
  isDeclared: (component: string) => boolean,
): Omit<ServiceExplanation, 'name' | 'place'> {
  const { address, ranges, replicas } = service;
  const whence = (key: string): ValueSource => {
    if (ranges.keys[key]) {
      return 'written';
    }
    return component ? 'component' : 'default';
  };
  const calls = explainCalls(service, component, catalogue, isDeclared);
  const model = modelOf(service, component, calls);
  const image = imageOf(service, component);
  const computes = model || calls.some(({ by }) => by === 'server');
  return {
    ...(address.kind === 'managed' && {
      endpoint: { value: address.endpoint, from: whence('endpoint') },
      port: { value: address.port, from: whence('port') },
    }),
    ...(image && { image }),
    ...(model && { model }),
    calls,
    ...((service.hardware || computes) && {
      hardware: or(service.hardware, DEFAULT_HARDWARE, 'default'),
    }),
    ...(replicas !== undefined && {
      replicas: { value: replicas, from: 'written' },
    }),
  };
}

/** The model that a service serves itself, or that its model server does. */
function modelOf(
  { model }: Microservice,
  component: Component | undefined,
  calls: readonly ExplainedCall[],
): Explained<string> | undefined {
  if (model !== undefined) {
    return { value: model, from: 'written' };
  }
  if (component?.model !== undefined) {
    return { value: component.model, from: 'component' };
  }
  const answering = component?.calls?.findIndex(call => call.takesModel) ?? -1;
  return calls[answering]?.model;
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

function or<T>(
  written: T | undefined,
  otherwise: T,
  from: ValueSource,
): Explained<T> {
  return written === undefined
    ? { value: otherwise, from }
    : { value: written, from: 'written' };
}
