import { at } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';

/** The webhook: a step has a name. */
export const emptyStepName: ConnectorRule = {
  code: 'empty-step-name',
  check({ connector, report }) {
    for (const step of connector.steps) {
      const name = at(step.map, 'name');
      // A name that is no text does not get as far as the webhook.
      if (!name || (name.kind === 'scalar' && name.value === '')) {
        report.error(
          'empty-step-name',
          step.rangeOf('name'),
          `the step name for node ${step.node} cannot be empty`,
        );
      }
    }
  },
};
