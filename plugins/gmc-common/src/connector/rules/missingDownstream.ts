import { STEPS } from '../../components/steps';
import type { ConnectorRule } from '../ConnectorRule';
import { LEGACY_KEYS } from './legacyKey';

/** A microservice is told nothing of the model server that it needs. */
export const missingDownstream: ConnectorRule = {
  code: 'missing-downstream',
  check({ connector, profile, report }) {
    for (const step of connector.steps) {
      const facts = STEPS.get(step.name ?? '');
      if (
        step.nodeName !== undefined ||
        step.externalService !== undefined ||
        !facts
      ) {
        continue;
      }
      // A key by its old name is a finding of its own.
      const said = new Set(
        step.config.flatMap(({ key }) => [key, LEGACY_KEYS[key]?.modern]),
      );
      for (const key of facts.profiles[profile]?.needs ?? []) {
        if (!said.has(key)) {
          report.warning(
            'missing-downstream',
            step.rangeOf('name'),
            `Step ${step.name} has no ${key}: it calls an address that the connector deploys nothing at`,
            { hint: `Set ${key} to the serviceName of a downstream step` },
          );
        }
      }
    }
  },
};
