import type { ConnectorRule } from '../ConnectorRule';

/** `Router` is a placeholder for what runs elsewhere. */
export const routerStep: ConnectorRule = {
  code: 'router-step',
  check({ connector, report }) {
    for (const step of connector.steps) {
      if (step.name === 'Router' && step.isDeployed) {
        report.error(
          'router-step',
          step.rangeOf('name'),
          'The operator has nothing to deploy for a step called Router: it says "unexpected target" and retries for ever',
          { hint: 'Give it an `externalService`' },
        );
      }
    }
  },
};
