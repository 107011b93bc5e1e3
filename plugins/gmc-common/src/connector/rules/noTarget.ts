import { describeStep } from '../../components';
import type { ConnectorRule } from '../ConnectorRule';

/** A step that says nothing is deployed under a name of the operator's own. */
export const noTarget: ConnectorRule = {
  code: 'no-target',
  check({ connector, profile, report }) {
    for (const { name, ...step } of connector.steps) {
      if (
        name !== undefined &&
        name !== 'Router' &&
        step.isDeployed &&
        step.serviceName === undefined
      ) {
        const { defaultServiceName } = describeStep(name, {}, profile);
        report.warning(
          'no-target',
          step.rangeOf('name'),
          `Step ${name} has neither a serviceName nor a node: it is deployed under the operator's own name${
            defaultServiceName ? ` '${defaultServiceName}'` : ''
          }`,
          { hint: 'Give it a `serviceName`, so that others can call it' },
        );
      }
    }
  },
};
