import type { Component } from '../../components';
import { STEPS } from '../../components/steps';
import type { StepView } from '../../connector/ConnectorView';
import type { ImportContext, ImportedStep, StepKind } from './ImportContext';

/** Says of each step of a connector what it is. */
export function readSteps(context: ImportContext): ImportedStep[] {
  return context.connector.steps.map(step => {
    const { label, serviceName, nodeName } = step;
    const component = componentOf(step, context);
    // A URL may be long, and is in the way of reading.
    const target = nodeName ?? serviceName;
    return {
      step,
      kind: kindOf(step, component),
      component,
      title: target === undefined ? label : `${label} (${target})`,
    };
  });
}

function kindOf(step: StepView, component: Component | undefined): StepKind {
  if (step.nodeName !== undefined) {
    return 'node';
  }
  if (!step.isDownstream) {
    return 'flow';
  }
  const role = component?.role ?? STEPS.get(step.name ?? '')?.role;
  if (role === 'model-server') {
    return 'server';
  }
  return component?.besideFlow ? 'beside' : 'uncalled';
}

/**
 * The component that a step deploys. One step can deploy several, which differ
 * in the path that they answer.
 */
function componentOf(
  step: StepView,
  { profile, catalogue }: ImportContext,
): Component | undefined {
  const { name = '' } = step;
  const candidates = catalogue.components.filter(({ gmc }) =>
    Object.values(gmc[profile]?.steps ?? {}).includes(name),
  );
  const path = pathOf(step);
  const known = STEPS.get(name)?.component;
  return (
    candidates.find(({ endpoints }) => endpoints.includes(path)) ??
    candidates[0] ??
    (known === undefined ? catalogue.withEndpoint(path) : catalogue.get(known))
  );
}

function pathOf({ externalService, config }: StepView): string {
  return externalService === undefined
    ? config.find(({ key }) => key === 'endpoint')?.value ?? '/'
    : new URL(externalService).pathname;
}
