import type { ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';

/** An Ensemble keeps answers by step name: the last of a name wins. */
export const ensembleCollision: ConnectorRule = {
  code: 'ensemble-collision',
  check({ connector, report }) {
    for (const { name, routerType, steps } of connector.nodes) {
      const seen = new Map<string, StepView>();
      for (const step of routerType === 'Ensemble' ? steps : []) {
        const first = step.name === undefined ? undefined : seen.get(step.name);
        if (first) {
          report.error(
            'ensemble-collision',
            step.rangeOf('name'),
            `Node ${name} is an Ensemble with several ${step.name} steps: it keeps the answer of one only`,
            {
              related: [
                { range: first.rangeOf('name'), message: 'The first one' },
              ],
            },
          );
        } else if (step.name !== undefined) {
          seen.set(step.name, step);
        }
      }
    }
  },
};
