import { isServiceName } from '../../names';
import type { ConnectorRule } from '../ConnectorRule';

/** Accepted, and then refused for the Service: the operator retries for ever. */
export const invalidServiceName: ConnectorRule = {
  code: 'invalid-service-name',
  check({ connector, report }) {
    const named = connector.steps
      .filter(({ isDeployed }) => isDeployed)
      .map(step => ({
        name: step.serviceName,
        range: step.rangeOf('internalService', 'serviceName'),
      }));
    named.push({
      name: connector.routerService,
      range: connector.rangeOf('spec', 'routerConfig', 'serviceName'),
    });
    for (const { name, range } of named) {
      if (name !== undefined && !isServiceName(name)) {
        report.error(
          'invalid-service-name',
          range,
          `'${name}' is not a name for a Service: the operator retries for ever, and says so only in its own log`,
          {
            hint: 'Lower-case letters, digits and -, at most 63, beginning with a letter',
          },
        );
      }
    }
  },
};
