import type { ConnectorView, StepView } from './ConnectorView';

/** The step of the same node whose Service has a name, downstream or not. */
export function calleeOf(
  step: StepView,
  serviceName: string,
  { steps }: ConnectorView,
): StepView | undefined {
  return steps.find(
    other => other.serviceName === serviceName && other.node === step.node,
  );
}
