import {
  hasWorkload,
  type ConnectorView,
  type StepView,
} from './ConnectorView';

/**
 * Whether all steps are scaled to zero. The router is no step, and may go on:
 * it has nobody to call.
 */
export function isSuspended({ steps }: ConnectorView): boolean {
  const deployable = steps.filter(({ workloadName }) => workloadName);
  const members = deployable.filter(({ role }) => role !== 'router');
  const deciding = members.length > 0 ? members : deployable;
  return deciding.length > 0 && deciding.every(isZero);
}

export function isZero(step: StepView): boolean {
  return hasWorkload(step) && step.desired === 0;
}
