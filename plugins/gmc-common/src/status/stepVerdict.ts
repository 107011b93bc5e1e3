import { workloadReference } from './detectors/evidence';
import type { Tier } from './detectors/Detector';
import type { WeighedFinding } from './explain';
import type { StepState, StepVerdict } from './Verdict';
import { hasWorkload, type StepView } from './view/ConnectorView';

/** A step as it is told, with the state that the findings give it. */
export function toStepVerdict(
  step: StepView,
  findings: WeighedFinding[],
): StepVerdict {
  const { name, node, index, role, title, model, hardware, serviceName, url } =
    step;
  const about: StepVerdict = {
    name,
    ...(node !== undefined && { node }),
    ...(index !== undefined && { index }),
    role,
    title,
    ...(model && { model }),
    ...(hardware && { hardware }),
    ...(serviceName && { serviceName }),
    ...(url && { url }),
    state: stepState(step, findings),
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

function stepState(step: StepView, findings: WeighedFinding[]): StepState {
  if (step.role === 'external' || step.role === 'nested') {
    return step.role;
  }
  const failing = findings.filter(finding => finding.failing);
  const own = failing.filter(finding => finding.step === step);
  const isAny = (among: WeighedFinding[], ...tiers: Tier[]) =>
    among.some(({ detector }) => tiers.includes(detector.tier));
  if (step.workloadName === undefined || isAny(failing, 'contact')) {
    return 'unknown';
  }
  if (isAny(own, 'spec')) {
    return 'stuck';
  }
  if (!hasWorkload(step)) {
    return own.length > 0 || isAny(failing, 'spec', 'operator')
      ? 'missing'
      : 'progressing';
  }
  if (step.desired === 0) {
    return 'suspended';
  }
  if (step.available >= step.desired) {
    return 'ready';
  }
  return own.length > 0 ? 'degraded' : 'progressing';
}
