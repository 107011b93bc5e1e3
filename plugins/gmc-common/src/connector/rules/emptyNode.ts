import type { ConnectorRule } from '../ConnectorRule';

/** Accepted, and then the router crashes on the first prompt. */
export const emptyNode: ConnectorRule = {
  code: 'empty-node',
  check({ connector, report }) {
    for (const { name, nameRange, called, steps } of connector.nodes) {
      if (called.length > 0) {
        continue;
      }
      const takesFiles =
        name === 'root' && steps.some(step => step.name === 'DataPrep');
      report[takesFiles ? 'warning' : 'error'](
        'empty-node',
        nameRange,
        `Node ${name} has no step to call: the router crashes when a prompt gets there`,
        takesFiles ? { hint: 'Send files to /dataprep, and nothing else' } : {},
      );
    }
  },
};
