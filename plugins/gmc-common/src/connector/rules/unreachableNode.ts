import type { ConnectorRule } from '../ConnectorRule';
import { reachableNodes } from '../reachableNodes';

/** Deployed, and never called. */
export const unreachableNode: ConnectorRule = {
  code: 'unreachable-node',
  check({ connector, report }) {
    const reached = reachableNodes(connector);
    for (const node of connector.nodes) {
      if (!reached.has(node)) {
        report.warning(
          'unreachable-node',
          node.nameRange,
          `No step leads from node root to node ${node.name}: what it deploys is never called`,
          { hint: `Delete it, or give a step nodeName: ${node.name}` },
        );
      }
    }
  },
};
