import { STEPS } from '../../components/steps';
import type { ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';
import { modernKey } from '../legacyKeys';
import { CALLEES } from './wrongCallee';

/** A microservice is told nothing of the model server that it needs. */
export const missingDownstream: ConnectorRule = {
  code: 'missing-downstream',
  check({ connector, profile, report }) {
    const callees = connector.steps.filter(
      ({ isDownstream, serviceName }) => isDownstream && serviceName,
    );
    for (const step of connector.steps) {
      const facts = STEPS.get(step.name ?? '');
      const needs = facts?.profiles[profile]?.needs ?? [];
      // A key by its old name is a finding of its own.
      const said = new Set(
        step.config.flatMap(({ key }) => [key, modernKey(step, key)]),
      );
      for (const key of step.isDeployed ? needs : []) {
        if (!said.has(key)) {
          report.warning(
            'missing-downstream',
            step.rangeOf('name'),
            `Step ${step.label} has no ${key}: it calls an address that the connector deploys nothing at`,
            { hint: hintFor(key, step, callees) },
          );
        }
      }
    }
  },
};

function hintFor(
  key: string,
  { node }: StepView,
  callees: readonly StepView[],
): string {
  const [fitting, ...others] = callees.filter(
    callee => callee.node === node && CALLEES.get(key)?.test(callee.label),
  );
  return fitting && others.length === 0
    ? `Set ${key}: ${fitting.serviceName}`
    : `Set ${key} to the serviceName of a downstream step, or to an address in a ConfigMap 'extra-env-config'`;
}
