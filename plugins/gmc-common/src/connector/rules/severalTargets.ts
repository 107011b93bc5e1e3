import type { ConnectorRule } from '../ConnectorRule';

/** Of several targets the operator takes one, and ignores the others. */
export const severalTargets: ConnectorRule = {
  code: 'several-targets',
  check({ connector, report }) {
    for (const step of connector.steps) {
      if (step.nodeName !== undefined && step.hasInternalService) {
        report.warning(
          'several-targets',
          step.rangeOf('internalService'),
          `Step ${step.name} leads to node ${step.nodeName}: its internalService is never deployed`,
          { hint: 'Delete one of the two' },
        );
      }
      if (step.externalService !== undefined && step.hasInternalService) {
        report.warning(
          'several-targets',
          step.rangeOf('internalService'),
          `Step ${step.name} has an externalService, which goes before its internalService`,
          { hint: 'Delete one of the two' },
        );
      }
    }
  },
};
