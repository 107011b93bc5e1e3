import type { ConnectorRule } from '../ConnectorRule';

/** Accepted, and then one overwrites the other. */
export const routerNameClash: ConnectorRule = {
  code: 'router-name-clash',
  check({ connector, report }) {
    const { routerService, steps } = connector;
    for (const step of steps) {
      if (step.isDeployed && step.serviceName === routerService) {
        report.error(
          'router-name-clash',
          step.rangeOf('internalService', 'serviceName'),
          `The router's Service is called '${routerService}' too: the router takes this step's place`,
          {
            hint: 'Call one of the two otherwise',
            related: [
              {
                range: connector.rangeOf('spec', 'routerConfig', 'serviceName'),
                message: "The router's",
              },
            ],
          },
        );
      }
    }
  },
};
