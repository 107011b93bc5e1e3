import { goesBy } from '../components';
import type { Catalogue, Component } from '../components';
import type { Microservice } from '../opea';
import { imageFor } from './imageFor';
import type { ExplainedCall } from './PipelineExplanation';

type Call = NonNullable<Component['calls']>[number];

/** Says which model servers and stores a service calls. */
export function explainCalls(
  service: Microservice,
  component: Component | undefined,
  catalogue: Catalogue,
): ExplainedCall[] {
  const calls = component?.calls ?? [];
  return calls.map(call => {
    const asked = askedOf(call, calls, service, catalogue);
    const id = asked ?? call.components[0];
    const callee = catalogue.get(id);
    const model = call.takesModel ? service.model : undefined;
    const served = model ?? callee?.model;
    return {
      by: call.by,
      value: id,
      from: asked === undefined ? 'component' : 'written',
      ...(callee && {
        title: callee.title,
        image: imageFor(callee, service.hardware),
        port: callee.port,
      }),
      ...(served !== undefined && {
        model: {
          value: served,
          from: model === undefined ? 'component' : 'written',
        },
      }),
    };
  });
}

/** The component that the service's own key asks for, if it means this call. */
function askedOf(
  call: Call,
  calls: readonly Call[],
  service: Microservice,
  catalogue: Catalogue,
): string | undefined {
  const asked = service[call.by];
  if (asked === undefined) {
    return undefined;
  }
  const matchOf = ({ components }: Call) =>
    components.find(id => {
      const candidate = catalogue.get(id);
      return candidate && goesBy(asked, candidate);
    });
  const rivals = calls.filter(({ by }) => by === call.by);
  // A name that nobody goes by is shown as it is written, with the first.
  return rivals.some(matchOf) || call !== rivals[0] ? matchOf(call) : asked;
}
