import type { ConnectorObjects, Observations } from './objects';
import type { Verdict } from './Verdict';

/**
 * All that a verdict depends on.
 *
 * @public
 */
export interface JudgeInput {
  /** The connector that was asked for, there or not. */
  namespace: string;
  name: string;
  objects: ConnectorObjects;
  observations: Observations;
  now: Date;
}

/**
 * Says how a connector really is, from what is there and not from what the
 * operator claims. Pure: the same input gives the same verdict.
 *
 * @public
 */
export function judge(_input: JudgeInput): Verdict {
  throw new Error('not yet');
}
