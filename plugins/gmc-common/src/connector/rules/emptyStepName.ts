import type { ConnectorRule } from '../ConnectorRule';

/** The webhook: a step has a name. */
export const emptyStepName: ConnectorRule = {
  code: 'empty-step-name',
  check({ connector, report }) {
    for (const step of connector.steps) {
      if (step.name === undefined) {
        report.error(
          'empty-step-name',
          step.rangeOf('name'),
          `the step name for node ${step.node} cannot be empty`,
        );
      }
    }
  },
};
