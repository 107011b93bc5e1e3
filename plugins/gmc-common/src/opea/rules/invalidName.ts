import { isFlowName } from '../flow/isFlowName';
import type { OpeaRule } from '../OpeaContext';

/** A service whose name the flow can't contain can't be called. */
export const invalidName: OpeaRule = {
  code: 'invalid-name',
  check({ services, report }) {
    for (const { name, ranges } of services) {
      if (!isFlowName(name)) {
        report.error(
          'invalid-name',
          ranges.name,
          `'${name}' is not a name for a service`,
          {
            hint: 'A name begins with a letter or digit, and goes on with those or _ . @ / -',
          },
        );
      }
    }
  },
};
