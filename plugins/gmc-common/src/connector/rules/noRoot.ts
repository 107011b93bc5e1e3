import type { ConnectorRule } from '../ConnectorRule';

/** The webhook: the router begins somewhere. */
export const noRoot: ConnectorRule = {
  code: 'no-root',
  check({ connector, report }) {
    const { nodes } = connector;
    if (!nodes.some(({ name }) => name === 'root')) {
      report.error(
        'no-root',
        nodes[0]?.nameRange ?? connector.rangeOf('spec', 'nodes'),
        'a root node is required',
        { hint: "Call the node that a prompt enters 'root'" },
      );
    }
  },
};
