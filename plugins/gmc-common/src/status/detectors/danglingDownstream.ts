import { DOWNSTREAM_KEYS } from '../../components';
import {
  connectorReference,
  type ConnectorView,
  type StepView,
} from '../view/ConnectorView';
import { withoutUserInfo } from '../view/withoutUserInfo';
import type { Detector, Finding } from './Detector';
import { subjectPhrase } from './evidence';

/**
 * A step calls a model server that is no downstream step of its node. The
 * operator then fails for ever, and says so in its own log only.
 */
export const danglingDownstream: Detector = {
  code: 'dangling-downstream',
  tier: 'spec',
  supersedes: ['operator-silent'],
  detect: view =>
    view.steps
      .filter(({ workloadName }) => workloadName !== undefined)
      .flatMap(step =>
        DOWNSTREAM_KEYS[view.profile ?? 'genaiinfra']
          .filter(key => step.config[key] && !isResolved(view, step, key))
          .map(key => dangling(view, step, key)),
      ),
};

function isResolved(view: ConnectorView, step: StepView, key: string): boolean {
  const target = step.config[key];
  if (view.profile === 'enterprise-rag') {
    // The fork also takes URLs, other namespaces and prefixes: only a plain
    // name that is nowhere, of a step that never came to be, is sure to fail.
    return (
      step.workload !== undefined ||
      /[:/]/.test(target) ||
      view.steps.some(({ serviceName }) => serviceName === target)
    );
  }
  return downstreamSteps(view, step).some(
    ({ serviceName }) => serviceName === target,
  );
}

function downstreamSteps(view: ConnectorView, { node }: StepView): StepView[] {
  return view.steps.filter(
    other => other.node === node && other.isDownstreamService,
  );
}

function dangling(view: ConnectorView, step: StepView, key: string): Finding {
  const target = withoutUserInfo(step.config[key]);
  const object = connectorReference(view);
  return {
    step,
    object,
    since: view.specSince,
    failing: true,
    message: `${subjectPhrase(
      step,
    )} wants '${target}' as its ${key}, and ${reason(view, step, target)}.`,
    advice: advice(view, step, key, target),
    evidence: [{ object, text: `${key}: ${target}` }],
  };
}

function reason(view: ConnectorView, step: StepView, target: string): string {
  if (isUrl(target)) {
    return 'the operator takes the name of a step there, no URL';
  }
  const namesake = view.steps.find(other => other.serviceName === target);
  if (!namesake) {
    return 'no step has that serviceName';
  }
  return namesake.node === step.node
    ? 'that step is not marked as isDownstreamService'
    : `that step is not in its node '${step.node}'`;
}

function advice(
  view: ConnectorView,
  step: StepView,
  key: string,
  target: string,
): string {
  if (isUrl(target)) {
    return `Remove ${key} from the step, and set it in a ConfigMap 'extra-env-config' of the namespace, which every step reads.`;
  }
  const candidates = downstreamSteps(view, step).flatMap(
    ({ serviceName }) => serviceName ?? [],
  );
  const choice =
    candidates.length > 0
      ? `, or name one that is there (${candidates.join(', ')})`
      : '';
  return `Add a step with serviceName '${target}' and isDownstreamService: true to node '${step.node}'${choice}, and apply the connector again.`;
}

function isUrl(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text);
}
