import { describeStep } from '../../components';
import type { ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';

/** Steps of one family for different hardware write the same ConfigMap. */
export const sharedConfig: ConnectorRule = {
  code: 'shared-config',
  check({ connector, profile, report }) {
    const families = new Map<string, StepView>();
    for (const step of connector.steps) {
      const { defaultServiceName, hardware } = describeStep(
        step.name ?? '',
        {},
        profile,
      );
      if (
        defaultServiceName === undefined ||
        hardware === undefined ||
        !step.isDeployed
      ) {
        continue;
      }
      const first = families.get(defaultServiceName) ?? step;
      families.set(defaultServiceName, first);
      if (first.name !== step.name) {
        report.warning(
          'shared-config',
          step.rangeOf('name'),
          `${step.label} and ${first.label} share one ConfigMap of their namespace: the settings of the later step replace the other's`,
          {
            hint: 'Use one kind of hardware for both, or two connectors in two namespaces',
            related: [
              { range: first.rangeOf('name'), message: 'The first one' },
            ],
          },
        );
      }
    }
  },
};
