import { isCredentialKey, redact } from '../../redaction';
import type { ConnectorRule } from '../ConnectorRule';
import { readForkValue } from '../forkValue';

/** Accepted, and then the fork's operator takes no value of this form. */
export const invalidReference: ConnectorRule = {
  code: 'invalid-reference',
  check({ connector, profile, report }) {
    for (const step of profile === 'enterprise-rag' ? connector.steps : []) {
      for (const { key, value, range } of step.isDeployed ? step.config : []) {
        const { problem } = readForkValue(key, value);
        if (problem !== undefined) {
          const shown = isCredentialKey(key) ? '…' : redact(value);
          report.error(
            'invalid-reference',
            range,
            `The operator says "Invalid syntax: ${problem}, got '${shown}'" in its log, and retries for ever`,
            {
              hint: `Leave ${key} out, and set it in the operator's template`,
            },
          );
        }
      }
    }
  },
};
