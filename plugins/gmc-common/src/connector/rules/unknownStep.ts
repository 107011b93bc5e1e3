import { stepNames } from '../../components';
import { nearest } from '../../names';
import type { ConnectorRule } from '../ConnectorRule';

/** The webhook: the name is one that this operator knows. */
export const unknownStep: ConnectorRule = {
  code: 'unknown-step',
  check({ connector, profile, report }) {
    const known = stepNames(profile);
    for (const step of connector.steps) {
      if (step.name !== undefined && !known.includes(step.name)) {
        const near = nearest(step.name, known);
        report.error(
          'unknown-step',
          step.rangeOf('name'),
          `invalid step name: ${step.name} for node ${step.node}`,
          {
            hint:
              near === undefined
                ? `GMC (${profile}) knows ${known.join(', ')}`
                : `Did you mean '${near}'?`,
          },
        );
      }
    }
  },
};
