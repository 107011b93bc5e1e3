import type { Catalogue, Component } from '../components';
import { chooseCallee } from '../components/chooseCallee';
import type { Choice, ComponentCall } from '../components/chooseCallee';
import type { Microservice } from '../opea';
import { imageFor } from './imageFor';
import type { ExplainedCall } from './PipelineExplanation';

/**
 * Says which model servers and stores a service calls.
 *
 * @param isDeclared - whether the document has a service that is this component
 */
export function explainCalls(
  service: Microservice,
  component: Component | undefined,
  catalogue: Catalogue,
  isDeclared: (component: string) => boolean,
): ExplainedCall[] {
  const choices = (component?.calls ?? []).map(call => ({
    call,
    choice: chooseCallee(call, service[call.by], catalogue, isDeclared),
  }));
  return choices.map(({ call, choice }) => {
    const unknown = unknownWish(call, choices, service);
    const callee = unknown === undefined ? choice?.component : undefined;
    const model = call.takesModel ? service.model : undefined;
    const served = model ?? callee?.model;
    const isWritten =
      unknown !== undefined || (choice && choice.because !== 'first');
    return {
      by: call.by,
      value: unknown ?? callee?.id ?? call.components[0],
      from: isWritten ? 'written' : 'component',
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

/** A name that nobody goes by is shown as it is written, with the first call. */
function unknownWish(
  call: ComponentCall,
  choices: readonly {
    call: ComponentCall;
    choice: Choice | undefined;
  }[],
  service: Microservice,
): string | undefined {
  const rivals = choices.filter(each => each.call.by === call.by);
  const isMet = rivals.some(({ choice }) => choice?.because === 'asked');
  return !isMet && rivals[0].call === call ? service[call.by] : undefined;
}
