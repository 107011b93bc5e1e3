import { textAt } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';

/** Accepted, and then one overwrites the other. */
export const routerNameClash: ConnectorRule = {
  code: 'router-name-clash',
  check({ connector, report }) {
    const router =
      textAt(connector.document, 'spec', 'routerConfig', 'serviceName') ||
      'router-service';
    for (const step of connector.steps) {
      if (step.serviceName === router) {
        report.error(
          'router-name-clash',
          step.rangeOf('internalService', 'serviceName'),
          `The router's Service is called '${router}' too: the router takes this step's place`,
          { hint: 'Call one of the two otherwise' },
        );
      }
    }
  },
};
