import { boundedStep } from './bounds';
import { workloadReference } from './detectors/evidence';
import type { Tier } from './detectors/Detector';
import type { WeighedFinding } from './explain';
import type { StepState, StepVerdict } from './Verdict';
import { hasWorkload, type StepView } from './view/ConnectorView';

/** What findings say, sorted by whom they concern. */
interface Failures {
  /** Tiers in which anything fails, whomever it concerns. */
  tiers: Set<Tier>;
  bySteps: Map<StepView, Set<Tier>>;
}

/** The steps as they are told, with the states that the findings give them. */
export function toStepVerdicts(
  steps: StepView[],
  findings: WeighedFinding[],
): StepVerdict[] {
  const failures = sortFailures(findings);
  return steps.map(step => boundedStep(toStepVerdict(step, failures)));
}

function sortFailures(findings: WeighedFinding[]): Failures {
  const failures: Failures = { tiers: new Set(), bySteps: new Map() };
  for (const { failing, step, detector } of findings) {
    if (failing) {
      failures.tiers.add(detector.tier);
      if (step) {
        const own = failures.bySteps.get(step) ?? new Set();
        failures.bySteps.set(step, own.add(detector.tier));
      }
    }
  }
  return failures;
}

function toStepVerdict(step: StepView, failures: Failures): StepVerdict {
  const { name, node, index, role, title, component, model } = step;
  const { hardware, serviceName, url } = step;
  const about: StepVerdict = {
    name,
    ...(node !== undefined && { node }),
    ...(index !== undefined && { index }),
    role,
    title,
    ...(component && { component }),
    ...(model && { model }),
    ...(hardware && { hardware }),
    ...(serviceName && { serviceName }),
    ...(url && { url }),
    state: stepState(step, failures),
  };
  return hasWorkload(step)
    ? {
        ...about,
        workload: workloadReference(step),
        replicas: { desired: step.desired, available: step.available },
        ...withImage(step.workload.spec.template?.spec?.containers?.[0]?.image),
      }
    : about;
}

function withImage(image: string | undefined): Pick<StepVerdict, 'image'> {
  return image ? { image } : {};
}

function stepState(step: StepView, { tiers, bySteps }: Failures): StepState {
  if (step.role === 'external' || step.role === 'nested') {
    return step.role;
  }
  const own = bySteps.get(step);
  if (step.workloadName === undefined || tiers.has('contact')) {
    return 'unknown';
  }
  if (own?.has('spec')) {
    return 'stuck';
  }
  if (!hasWorkload(step)) {
    return own || tiers.has('spec') || tiers.has('operator')
      ? 'missing'
      : 'progressing';
  }
  if (step.desired === 0) {
    return 'suspended';
  }
  // What is available may fail all the same: a router that does not answer.
  if (own) {
    return 'degraded';
  }
  return step.available >= step.desired ? 'ready' : 'progressing';
}
