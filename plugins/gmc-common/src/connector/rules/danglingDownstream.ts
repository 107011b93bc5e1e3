import { DOWNSTREAM_KEYS } from '../../components';
import { redact } from '../../redaction';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { ConfigView, StepView } from '../ConnectorView';

/** Accepted, and then the operator looks for ever for a step that isn't there. */
export const danglingDownstream: ConnectorRule = {
  code: 'dangling-downstream',
  check(context) {
    const { connector, profile } = context;
    for (const step of connector.steps) {
      // The operator deploys neither of these, and so reads no config.
      if (step.nodeName === undefined && step.externalService === undefined) {
        for (const entry of step.config) {
          if (DOWNSTREAM_KEYS[profile].includes(entry.key)) {
            checkCallee(step, entry, context);
          }
        }
      }
    }
  },
};

function checkCallee(
  step: StepView,
  { key, value, range }: ConfigView,
  { connector, profile, report }: ConnectorContext,
): void {
  const name = profile === 'genaiinfra' ? value : calleeOfFork(value);
  if (name === undefined) {
    return;
  }
  const callee = connector.steps.find(
    ({ serviceName, node }) => serviceName === name && node === step.node,
  );
  if (callee?.isDownstream) {
    return;
  }
  const shown = redact(value);
  report.error(
    'dangling-downstream',
    range,
    `${key} of step ${step.name} must name a downstream step of node ${
      step.node
    }; ${reason(
      name,
      callee,
      connector.steps,
    )}. The operator says "empty stepCfg for ${shown}" in its log, and nowhere else`,
    { hint: hintFor(key, name, callee) },
  );
}

function hintFor(
  key: string,
  name: string,
  callee: StepView | undefined,
): string {
  if (callee) {
    return 'Mark it with `isDownstreamService: true`';
  }
  return /[:/]/.test(name)
    ? `To call another address, leave ${key} out and set it in a ConfigMap 'extra-env-config' of the namespace`
    : 'Add the step with `isDownstreamService: true` after this one';
}

function reason(
  name: string,
  callee: StepView | undefined,
  steps: readonly StepView[],
): string {
  if (callee) {
    return `'${name}' is not marked with isDownstreamService`;
  }
  const elsewhere = steps.find(({ serviceName }) => serviceName === name);
  return elsewhere
    ? `'${name}' is in node ${elsewhere.node}`
    : `'${redact(name)}' is no step`;
}

/**
 * The fork takes `[fetch_from:]service[/namespace]`, and URLs for some keys.
 *
 * @returns undefined for what is outside of the connector
 */
function calleeOfFork(value: string): string | undefined {
  return value.includes('/') ? undefined : value.split(':').at(-1);
}
