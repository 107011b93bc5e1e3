import { nearest } from '../../names';
import type { ConnectorRule } from '../ConnectorRule';

/** The webhook: a step leads to a node that is there. */
export const danglingNode: ConnectorRule = {
  code: 'dangling-node',
  check({ connector, report }) {
    const nodes = connector.nodes.map(({ name }) => name);
    for (const step of connector.steps) {
      if (step.nodeName !== undefined && !nodes.includes(step.nodeName)) {
        const near = nearest(step.nodeName, nodes);
        report.error(
          'dangling-node',
          step.rangeOf('nodeName'),
          `node name: ${step.nodeName} in step ${
            step.name ?? ''
          } does not exist`,
          near === undefined ? {} : { hint: `Did you mean '${near}'?` },
        );
      }
    }
  },
};
