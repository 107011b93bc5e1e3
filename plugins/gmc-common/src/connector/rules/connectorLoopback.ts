import type { ConnectorRule } from '../ConnectorRule';
import { isLoopbackUrl } from '../isLoopbackUrl';

/** In a cluster it is the router that calls. */
export const connectorLoopback: ConnectorRule = {
  code: 'loopback-url',
  check({ connector, report }) {
    for (const step of connector.steps) {
      if (isLoopbackUrl(step.externalService ?? '')) {
        report.warning(
          'loopback-url',
          step.rangeOf('externalService'),
          `The URL of ${step.label} is this machine's: in a cluster it means the router itself`,
          { hint: 'Give the address that the cluster reaches it by' },
        );
      }
    }
  },
};
