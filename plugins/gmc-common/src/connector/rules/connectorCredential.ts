import { isCredentialKey } from '../../redaction';
import type { ConnectorRule } from '../ConnectorRule';
import { LEGACY_KEYS } from './legacyKey';

/** A connector's config is read by many: it is in the router's arguments too. */
export const connectorCredential: ConnectorRule = {
  code: 'credential-value',
  check({ connector, report }) {
    for (const step of connector.steps) {
      for (const { key, value, range } of step.config) {
        if (
          value !== '' &&
          isCredentialKey(key) &&
          !Object.hasOwn(LEGACY_KEYS, key)
        ) {
          report.warning(
            'credential-value',
            range,
            `'${key}' of ${step.name} looks like a credential: in a connector it can be read in the Deployments and in the router's arguments`,
            { hint: "Set it from a Secret in the operator's templates" },
          );
        }
      }
    }
  },
};
