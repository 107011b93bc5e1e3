import { hasCredentials, isCredentialKey } from '../../redaction';
import type { ConnectorRule } from '../ConnectorRule';
import { isLegacyKey } from '../legacyKeys';

/** A connector's config is read by many: it is in the router's arguments too. */
export const connectorCredential: ConnectorRule = {
  code: 'credential-value',
  check({ connector, report }) {
    for (const step of connector.steps) {
      for (const { key, value, range } of step.config) {
        const looksSecret =
          value !== '' && isCredentialKey(key) && !isLegacyKey(step, key);
        if (looksSecret || hasCredentials(value)) {
          report.warning(
            'credential-value',
            range,
            `'${key}' of ${step.label} ${
              looksSecret ? 'looks like a credential' : 'carries credentials'
            }: in a connector it can be read in the Deployments and in the router's arguments`,
            { hint: "Set it from a Secret in the operator's templates" },
          );
        }
      }
    }
  },
};
