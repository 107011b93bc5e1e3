import type { ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';

/** The webhook: no two steps have one Service, in whichever nodes they are. */
export const duplicateService: ConnectorRule = {
  code: 'duplicate-service',
  check({ connector, report }) {
    const seen = new Map<string, StepView>();
    for (const step of connector.steps) {
      const { serviceName } = step;
      const first =
        serviceName === undefined ? undefined : seen.get(serviceName);
      if (first) {
        report.error(
          'duplicate-service',
          step.rangeOf('internalService', 'serviceName'),
          `service name: ${serviceName} in node ${step.node} already exists`,
          {
            related: [
              {
                range: first.rangeOf('internalService', 'serviceName'),
                message: 'The first one',
              },
            ],
          },
        );
      } else if (serviceName !== undefined) {
        seen.set(serviceName, step);
      }
    }
  },
};
