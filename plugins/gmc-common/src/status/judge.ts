import { explain, toCause, type WeighedFinding } from './explain';
import { notices } from './notices';
import type { ConnectorObjects, Observations } from './objects';
import { stateOf } from './stateOf';
import { stateSince } from './stateSince';
import { toStepVerdict } from './stepVerdict';
import type { Verdict } from './Verdict';
import { buildView } from './view/buildView';

/**
 * All that a verdict depends on.
 *
 * @public
 */
export interface JudgeInput {
  /** The connector that was asked for, there or not. */
  namespace: string;
  name: string;
  /** The name of the cluster, if it is to be in the sentences. */
  cluster?: string;
  objects: ConnectorObjects;
  observations: Observations;
  now: Date;
}

/**
 * Says how a connector really is, from what is there and not from what the
 * operator claims. Pure: the same input gives the same verdict. It throws for
 * no input; what it can't tell is absent from the verdict.
 *
 * @param input - the objects, raw or trimmed; what was observed; and the time
 *
 * @public
 */
export function judge(input: JudgeInput): Verdict {
  const view = buildView(input);
  const findings = explain(view);
  const steps = view.steps.map(step => toStepVerdict(step, findings));
  const state = stateOf(view, findings, steps);
  const since = stateSince(state, view, findings);
  const accessUrl = view.connector?.status?.accessUrl;
  return {
    state,
    ...(since && { since }),
    ...(view.claim && { claim: view.claim }),
    ...(accessUrl && { accessUrl }),
    causes: told(state, findings).map(toCause),
    notices: notices(view),
    steps,
  };
}

/** A ready connector has nothing to explain, and one that goes away needs not. */
function told(
  state: Verdict['state'],
  findings: WeighedFinding[],
): WeighedFinding[] {
  return state === 'ready' || state === 'deleting' ? [] : findings;
}
