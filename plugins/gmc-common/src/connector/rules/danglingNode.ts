import { didYouMean } from '../../diagnostics/didYouMean';
import type { ConnectorRule } from '../ConnectorRule';

/** The webhook: a step leads to a node that is there. */
export const danglingNode: ConnectorRule = {
  code: 'dangling-node',
  check({ connector, report }) {
    const nodes = connector.nodes.map(({ name }) => name);
    for (const step of connector.steps) {
      if (step.nodeName !== undefined && !nodes.includes(step.nodeName)) {
        // Back to where the prompt came from is not what is meant.
        const ahead = nodes.filter(
          name => name !== 'root' && name !== step.node,
        );
        const range = step.rangeOf('nodeName');
        report.error(
          'dangling-node',
          range,
          `node name: ${step.nodeName} in step ${
            step.name ?? ''
          } does not exist`,
          didYouMean(step.nodeName, ahead, range),
        );
      }
    }
  },
};
