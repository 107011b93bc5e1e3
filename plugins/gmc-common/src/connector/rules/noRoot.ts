import { replacing } from '../../diagnostics/didYouMean';
import { at } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';

/** The webhook: the router begins somewhere. */
export const noRoot: ConnectorRule = {
  code: 'no-root',
  check({ connector, report }) {
    const { document, nodes } = connector;
    const map = at(document, 'spec', 'nodes');
    if (map?.kind !== 'map' || nodes.some(({ name }) => name === 'root')) {
      return;
    }
    const [first, ...others] = nodes;
    report.error(
      'no-root',
      first?.nameRange ?? map.range,
      'a root node is required',
      {
        hint: "Call the node that a prompt enters 'root'",
        // Nothing leads to the only node but the router itself.
        fix:
          first && others.length === 0
            ? {
                title: `Call node ${first.name} root`,
                edits: [replacing(first.name, first.nameRange, 'root')],
              }
            : undefined,
      },
    );
  },
};
