import type { ConnectorRule } from '../ConnectorRule';

/** An Ensemble keeps answers by step name: the last of a name wins. */
export const ensembleCollision: ConnectorRule = {
  code: 'ensemble-collision',
  check({ connector, report }) {
    for (const { name, routerType, steps } of connector.nodes) {
      const seen = new Set<string>();
      for (const step of routerType === 'Ensemble' ? steps : []) {
        if (step.name !== undefined && seen.has(step.name)) {
          report.error(
            'ensemble-collision',
            step.rangeOf('name'),
            `Node ${name} is an Ensemble with several ${step.name} steps: it keeps the answer of one only`,
          );
        }
        seen.add(step.name ?? '');
      }
    }
  },
};
