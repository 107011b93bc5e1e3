import type { ConnectorRule } from '../ConnectorRule';
import type { NodeView } from '../ConnectorView';

/** Accepted, and then the router runs in circles without an answer. */
export const nodeCycle: ConnectorRule = {
  code: 'node-cycle',
  check({ connector, report }) {
    const nodes = new Map(connector.nodes.map(node => [node.name, node]));
    const done = new Set<string>();
    const visit = (node: NodeView, path: readonly string[]) => {
      for (const step of node.steps) {
        const next = nodes.get(step.nodeName ?? '');
        if (next && path.includes(next.name)) {
          const circle = [...path.slice(path.indexOf(next.name)), next.name];
          report.error(
            'node-cycle',
            step.rangeOf('nodeName'),
            `The nodes lead in a circle, in which the router runs without end: ${circle.join(
              ' >> ',
            )}`,
          );
        } else if (next && !done.has(next.name)) {
          visit(next, [...path, next.name]);
        }
      }
      done.add(node.name);
    };
    for (const node of connector.nodes) {
      if (!done.has(node.name)) {
        visit(node, [node.name]);
      }
    }
  },
};
