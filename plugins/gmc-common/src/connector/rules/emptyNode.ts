import type { ConnectorRule } from '../ConnectorRule';

/** Accepted, and then the router crashes on the first prompt. */
export const emptyNode: ConnectorRule = {
  code: 'empty-node',
  check({ connector, report }) {
    for (const { name, nameRange, steps } of connector.nodes) {
      if (!steps.some(({ isDownstream }) => !isDownstream)) {
        report.error(
          'empty-node',
          nameRange,
          `Node ${name} has no step to call: the router crashes when a prompt gets there`,
        );
      }
    }
  },
};
