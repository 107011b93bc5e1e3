import { DOWNSTREAM_KEYS } from '../../components';
import {
  connectorReference,
  type ConnectorView,
  type StepView,
} from '../view/ConnectorView';
import { listed } from '../view/phrases';
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
  detect: view => {
    const services = indexServices(view.steps);
    return view.steps
      .filter(({ workloadName }) => workloadName !== undefined)
      .flatMap(step =>
        DOWNSTREAM_KEYS[view.profile ?? 'genaiinfra']
          .filter(
            key => step.config[key] && !isResolved(view, services, step, key),
          )
          .map(key => dangling(view, services, step, key)),
      );
  },
};

/** What can be called, by name, so that many steps cost no more than each. */
interface Services {
  all: Map<string, StepView>;
  /** By node, in the order of the spec. */
  downstream: Map<string | undefined, Set<string>>;
}

function indexServices(steps: StepView[]): Services {
  const services: Services = { all: new Map(), downstream: new Map() };
  for (const step of steps) {
    const { serviceName, node, isDownstreamService } = step;
    if (serviceName !== undefined && !services.all.has(serviceName)) {
      services.all.set(serviceName, step);
    }
    if (serviceName !== undefined && isDownstreamService) {
      const names = services.downstream.get(node) ?? new Set();
      services.downstream.set(node, names.add(serviceName));
    }
  }
  return services;
}

function isResolved(
  view: ConnectorView,
  services: Services,
  step: StepView,
  key: string,
): boolean {
  const target = step.config[key];
  if (view.profile === 'enterprise-rag') {
    // The fork also takes URLs, other namespaces and prefixes: only a plain
    // name that is nowhere, of a step that never came to be, is sure to fail.
    return (
      step.workload !== undefined ||
      /[:/]/.test(target) ||
      services.all.has(target)
    );
  }
  return services.downstream.get(step.node)?.has(target) ?? false;
}

function dangling(
  view: ConnectorView,
  services: Services,
  step: StepView,
  key: string,
): Finding {
  const target = withoutUserInfo(step.config[key]);
  const object = connectorReference(view);
  return {
    step,
    object,
    since: view.specSince,
    failing: true,
    message: `${subjectPhrase(
      step,
    )} wants '${target}' as its ${key}, and ${reason(services, step, target)}.`,
    advice: advice(services, step, key, target),
    evidence: [{ object, text: `${key}: ${target}` }],
  };
}

function reason(services: Services, step: StepView, target: string): string {
  if (isUrl(target)) {
    return 'the operator takes the name of a step there, no URL';
  }
  const namesake = services.all.get(target);
  if (!namesake) {
    return 'no step has that serviceName';
  }
  return namesake.node === step.node
    ? 'that step is not marked as isDownstreamService'
    : `that step is not in its node '${step.node}'`;
}

function advice(
  services: Services,
  step: StepView,
  key: string,
  target: string,
): string {
  if (isUrl(target)) {
    return `Remove ${key} from the step, and set it in a ConfigMap 'extra-env-config' of the namespace, which every step reads.`;
  }
  const candidates = [...(services.downstream.get(step.node) ?? [])];
  const choice =
    candidates.length > 0
      ? `, or name one that is there (${listed(candidates)})`
      : '';
  return `Add a step with serviceName '${target}' and isDownstreamService: true to node '${step.node}'${choice}, and apply the connector again.`;
}

function isUrl(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text);
}
