import { isCredentialKey } from '../../redaction';
import type { OpeaRule } from '../OpeaContext';

/** Credentials belong in a Secret, not in a repository. */
export const credentialValue: OpeaRule = {
  code: 'credential-value',
  check({ services, report }) {
    for (const { name, environment, ranges } of services) {
      for (const [variable, value] of Object.entries(environment)) {
        // `${NAME}` is a place to fill in, no value.
        if (
          isCredentialKey(variable) &&
          value !== '' &&
          !value.startsWith('$')
        ) {
          report.warning(
            'credential-value',
            ranges.environment[variable],
            `The variable '${variable}' of '${name}' looks like a credential; its value is not written to any file`,
            {
              hint: 'Keep it in a Secret of the cluster, and take it out of here',
            },
          );
        }
      }
    }
  },
};
