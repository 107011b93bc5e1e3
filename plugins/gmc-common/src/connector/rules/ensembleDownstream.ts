import type { ConnectorRule } from '../ConnectorRule';

/** An Ensemble calls all of its steps, those marked as downstream too. */
export const ensembleDownstream: ConnectorRule = {
  code: 'ensemble-downstream',
  check({ connector, report }) {
    for (const { name, routerType, steps } of connector.nodes) {
      for (const step of routerType === 'Ensemble' ? steps : []) {
        if (step.isDownstream) {
          report.error(
            'ensemble-downstream',
            step.rangeOf('internalService', 'isDownstreamService'),
            `Node ${name} is an Ensemble, which sends the prompt to ${step.label} as well`,
            { hint: 'Put the step and its caller into a Sequence node' },
          );
        }
      }
    }
  },
};
