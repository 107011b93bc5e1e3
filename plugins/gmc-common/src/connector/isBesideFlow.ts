import type { StepView } from './ConnectorView';

/** Steps that the router has paths of their own for: `/dataprep`, `/ui`. */
const OWN_PATHS = ['DataPrep', 'UI'];

/** Whether a step is not for prompts. */
export function isBesideFlow({ name = '' }: StepView): boolean {
  return OWN_PATHS.includes(name);
}
