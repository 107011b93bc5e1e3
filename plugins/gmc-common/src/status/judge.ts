import type { Profile } from '../connector';
import { boundedList, boundedUrl } from './bounds';
import { explain, toCause, type WeighedFinding } from './explain';
import { notices } from './notices';
import type { ConnectorObjects, Observations } from './objects';
import type { ServedConnector } from './served';
import { stateOf } from './stateOf';
import { stateSince } from './stateSince';
import { toStepVerdicts } from './stepVerdict';
import type { Verdict } from './Verdict';
import { buildView } from './view/buildView';
import type { ConnectorView } from './view/ConnectorView';

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
  /**
   * Which operator the cluster is configured to run. It decides for connectors
   * whose steps fit both operators, or neither.
   */
  profile?: Profile;
  /**
   * The one namespace in which the cluster's operator acts, where that is known
   * (`TARGET_NAMESPACE` of Enterprise-RAG's).
   */
  operatorNamespace?: string;
  /**
   * What the cluster's operator has reported on, as `servedConnectors` finds
   * it; undefined where nobody looked.
   */
  served?: ServedConnector[];
  objects: ConnectorObjects;
  observations: Observations;
  now: Date;
}

/**
 * Says how a connector really is, from what is there and not from what the
 * operator claims. Pure: the same input gives the same verdict, in whatever
 * order its objects come. It throws for no input; what it can't tell is absent
 * from the verdict.
 *
 * @param input - the objects, raw or trimmed; what was observed; and the time
 *
 * @public
 */
export function judge(input: JudgeInput): Verdict {
  return conclude(buildView(input));
}

/** The verdict about what is in view. */
export function conclude(view: ConnectorView): Verdict {
  const findings = explain(view);
  const steps = toStepVerdicts(view.steps, findings);
  const state = stateOf(view, findings, steps);
  const since = stateSince(state, view, findings);
  const accessUrl = view.connector?.status?.accessUrl;
  return {
    state,
    ...(since && { since }),
    ...(view.profile && { profile: view.profile }),
    ...(view.claim && { claim: view.claim }),
    ...(accessUrl && { accessUrl: boundedUrl(accessUrl) }),
    causes: boundedList(told(state, findings)).map(toCause),
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
