import { hasCredentials } from '../../redaction';
import type { ConnectorRule } from '../ConnectorRule';

/** A URL goes into router arguments and logs. */
export const connectorUrl: ConnectorRule = {
  code: 'credentials-in-url',
  check({ connector, report }) {
    for (const step of connector.steps) {
      if (step.externalService && hasCredentials(step.externalService)) {
        report.error(
          'credentials-in-url',
          step.rangeOf('externalService'),
          `The URL of ${step.label} carries credentials, which everybody who can read the connector sees`,
          {
            hint: 'Use an address that needs none, or a gateway that adds them',
          },
        );
      }
    }
  },
};
