import type { ConnectorRule } from '../ConnectorRule';

/** The router has one path for files, and one node where it looks. */
export const outsideRoot: ConnectorRule = {
  code: 'outside-root',
  check({ connector, report }) {
    for (const step of connector.steps) {
      if (step.name === 'DataPrep' && step.node !== 'root') {
        report.warning(
          'outside-root',
          step.rangeOf('name'),
          `The router looks for DataPrep in node root only: /dataprep does not get to the one in node ${step.node}`,
          { hint: 'Move it, and what it calls, to node root' },
        );
      }
    }
  },
};
