import { DOWNSTREAM_KEYS } from '../../components';
import { didYouMean } from '../../diagnostics/didYouMean';
import { redact } from '../../redaction';
import { calleeOf } from '../calleeOf';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { ConfigView, StepView } from '../ConnectorView';
import { markDownstream } from '../edits/markDownstream';
import { readForkValue } from '../forkValue';

/** Accepted, and then the operator looks for ever for a step that isn't there. */
export const danglingDownstream: ConnectorRule = {
  code: 'dangling-downstream',
  check(context) {
    const { connector, profile } = context;
    for (const step of connector.steps) {
      // Of what it does not deploy the operator reads no config.
      for (const entry of step.isDeployed ? step.config : []) {
        if (DOWNSTREAM_KEYS[profile].includes(entry.key)) {
          checkCallee(step, entry, context);
        }
      }
    }
  },
};

function checkCallee(
  step: StepView,
  entry: ConfigView,
  context: ConnectorContext,
): void {
  const { connector, lines, profile, report } = context;
  const { key, range } = entry;
  const name = profile === 'genaiinfra' ? entry.value : inFork(entry, context);
  const callee =
    name === undefined ? undefined : calleeOf(step, name, connector);
  if (name === undefined || callee?.isDownstream) {
    return;
  }
  const shown = redact(name);
  report.error(
    'dangling-downstream',
    range,
    `${key} of step ${step.label} must name a downstream step of node ${
      step.node
    }; ${reason(
      name,
      callee,
      connector.steps,
    )}. The operator says "empty stepCfg for ${shown}" in its log, and nowhere else`,
    callee
      ? {
          hint: 'Mark it with `isDownstreamService: true`',
          related: [
            {
              range: callee.rangeOf('name'),
              message: `The step of '${shown}'`,
            },
          ],
          fix: markDownstream(callee, lines),
        }
      : {
          hint: hintFor(key, name),
          ...(name === entry.value &&
            didYouMean(name, downstreamOf(step, context), range)),
        },
  );
}

/** @returns undefined for what is outside of the connector, or no name at all */
function inFork(
  { key, value }: ConfigView,
  { connector }: ConnectorContext,
): string | undefined {
  const { isFetched, isUrl, problem, service, namespace } = readForkValue(
    key,
    value,
  );
  const isElsewhere =
    namespace !== undefined && namespace !== connector.namespace;
  return isFetched || isUrl || problem || isElsewhere ? undefined : service;
}

function hintFor(key: string, name: string): string {
  return /[:/]/.test(name)
    ? `To call another address, leave ${key} out and set it in a ConfigMap 'extra-env-config' of the namespace`
    : 'Add the step with `isDownstreamService: true` after this one';
}

/** The names that would do. */
function downstreamOf(
  { node }: StepView,
  { connector }: ConnectorContext,
): string[] {
  return connector.steps
    .filter(step => step.node === node && step.isDownstream)
    .flatMap(({ serviceName }) => serviceName ?? []);
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
