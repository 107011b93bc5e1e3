import { redact } from '../redaction';
import { detectors } from './detectors';
import { TIERS, type Detector, type Finding } from './detectors/Detector';
import type { Cause } from './Verdict';
import type { ConnectorView } from './view/ConnectorView';
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
  const kept = firstOfTier(outer) ?? found.filter(isNotSuperseded);
  const order = ({ step }: Finding) => (step ? view.steps.indexOf(step) : -1);
  return oneForEachStep(
    kept.sort(
      (a, b) =>
        Number(b.failing) - Number(a.failing) ||
        tierOf(a) - tierOf(b) ||
        (millis(a.since) ?? Infinity) - (millis(b.since) ?? Infinity) ||
        order(a) - order(b),
    ),
  );
}

/** What is told of a finding. Other people's sentences may hold credentials. */
export function toCause(finding: WeighedFinding): Cause {
  const { detector, step, object, since, message, advice, evidence } = finding;
  return {
    code: detector.code,
    ...(step && { step: step.name }),
    object,
    ...(since && { since }),
    message: redact(message),
    advice: redact(advice),
    evidence: evidence.map(({ object: source, text }) => ({
      object: source,
      text: redact(text),
    })),
  };
}

function firstOfTier(outer: WeighedFinding[]): WeighedFinding[] | undefined {
  const [first] = [...outer].sort((a, b) => tierOf(a) - tierOf(b));
  return (
    first &&
    outer.filter(({ detector }) => detector.tier === first.detector.tier)
  );
}

function isNotSuperseded(
  finding: WeighedFinding,
  _index: number,
  all: WeighedFinding[],
): boolean {
  return !all.some(
    ({ detector, step }) =>
      detector.supersedes?.includes(finding.detector.code) &&
      (finding.step === undefined || finding.step === step),
  );
}

/** Several Pods of a step with the same trouble are one cause. */
function oneForEachStep(sorted: WeighedFinding[]): WeighedFinding[] {
  return sorted.filter(
    (finding, index) =>
      sorted.findIndex(
        other =>
          other.detector === finding.detector && other.step === finding.step,
      ) === index || finding.step === undefined,
  );
}

function tierOf({ detector }: WeighedFinding): number {
  return TIERS.indexOf(detector.tier);
}
