import type { CauseCode } from '../codes';
import type { Cause } from '../Verdict';
import type { ConnectorView, StepView } from '../view/ConnectorView';

/**
 * Where in the chain from the cluster to the claim a cause sits. What comes
 * first explains what comes later.
 */
export const TIERS = [
  'contact',
  'existence',
  'spec',
  'operator',
  'workload',
  'scheduling',
  'image',
  'crash',
  'probe',
  'rest',
  'claim',
] as const;

export type Tier = (typeof TIERS)[number];

/** A cause before it is weighed against the others. */
export interface Finding extends Omit<Cause, 'code' | 'step'> {
  /** Names are not unique among steps, so it is the step itself. */
  step?: StepView;
  /** False while there is still time for it to pass by itself. */
  failing: boolean;
}

/** Finds one kind of cause. */
export interface Detector {
  code: CauseCode;
  tier: Tier;
  /** Causes of the same step that this one explains better. */
  supersedes?: CauseCode[];
  detect(view: ConnectorView): Finding[];
}
