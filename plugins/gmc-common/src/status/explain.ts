import type { CauseCode } from './codes';
import { detectors } from './detectors';
import { TIERS, type Detector, type Finding } from './detectors/Detector';
import { boundedCause } from './bounds';
import type { Cause } from './Verdict';
import type { ConnectorView, StepView } from './view/ConnectorView';
import { millis } from './view/time';

/** A finding with the detector it comes from. */
export interface WeighedFinding extends Finding {
  detector: Detector;
}

/**
 * All that is wrong with a connector, the root cause first: what fails before
 * what may still pass, then along the tiers, then the earlier.
 */
export function explain(view: ConnectorView): WeighedFinding[] {
  const found = detectors.flatMap(detector =>
    detector.detect(view).map(finding => ({
      ...finding,
      // What may take its time fails when its step's time is over.
      failing: finding.failing || finding.step?.overdue === true,
      detector,
    })),
  );
  // What is known of a cluster that does not answer, or of a connector that
  // is not there, explains nothing.
  const outer = found.filter(
    ({ detector: { tier } }) => tier === 'contact' || tier === 'existence',
  );
  const kept = firstOfTier(outer) ?? withoutSuperseded(found);
  const order = new Map(view.steps.map((step, index) => [step, index]));
  const orderOf = ({ step }: Finding) => (step && order.get(step)) ?? -1;
  return oneForEachStep(
    kept.sort(
      (a, b) =>
        Number(b.failing) - Number(a.failing) ||
        tierOf(a) - tierOf(b) ||
        (millis(a.since) ?? Infinity) - (millis(b.since) ?? Infinity) ||
        orderOf(a) - orderOf(b),
    ),
  );
}

/** What is told of a finding. */
export function toCause(finding: WeighedFinding): Cause {
  const { detector, step, object, since, message, advice, evidence } = finding;
  return boundedCause({
    code: detector.code,
    ...(step && { step: step.name }),
    object,
    ...(since && { since }),
    message,
    advice,
    evidence,
  });
}

function firstOfTier(outer: WeighedFinding[]): WeighedFinding[] | undefined {
  const [first] = [...outer].sort((a, b) => tierOf(a) - tierOf(b));
  return (
    first &&
    outer.filter(({ detector }) => detector.tier === first.detector.tier)
  );
}

/** Without what another finding about the same step explains better. */
function withoutSuperseded(found: WeighedFinding[]): WeighedFinding[] {
  const superseded = new Map<CauseCode, Set<StepView | undefined>>();
  for (const { detector, step } of found) {
    for (const code of detector.supersedes ?? []) {
      superseded.set(code, (superseded.get(code) ?? new Set()).add(step));
    }
  }
  return found.filter(({ detector, step }) => {
    const steps = superseded.get(detector.code);
    return !steps || (step !== undefined && !steps.has(step));
  });
}

/** Several Pods of a step with the same trouble are one cause. */
function oneForEachStep(sorted: WeighedFinding[]): WeighedFinding[] {
  const told = new Map<Detector, Set<StepView>>();
  return sorted.filter(({ detector, step }) => {
    if (!step) {
      return true;
    }
    const steps = told.get(detector) ?? new Set();
    const isFirst = !steps.has(step);
    told.set(detector, steps.add(step));
    return isFirst;
  });
}

function tierOf({ detector }: WeighedFinding): number {
  return TIERS.indexOf(detector.tier);
}
