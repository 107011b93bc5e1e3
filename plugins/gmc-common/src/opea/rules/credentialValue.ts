import type { Range } from '../../diagnostics';
import { isCredentialKey } from '../../redaction';
import { isPlaceholder } from '../../redaction/isPlaceholder';
import type { OpeaRule } from '../OpeaContext';

/** Credentials belong in a Secret, not in a repository. */
export const credentialValue: OpeaRule = {
  code: 'credential-value',
  check({ services, megaService, report }) {
    // A variable for all services stands in one place.
    const reported = new Set<Range>();
    for (const { name = 'the megaservice', environment, ranges } of [
      ...services,
      { ...megaService, name: undefined },
    ]) {
      for (const [variable, value] of Object.entries(environment)) {
        const range = ranges.environment[variable];
        if (
          isCredentialKey(variable) &&
          !isPlaceholder(value) &&
          !reported.has(range)
        ) {
          reported.add(range);
          report.warning(
            'credential-value',
            range,
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
