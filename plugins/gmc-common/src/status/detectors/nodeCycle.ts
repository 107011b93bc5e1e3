import type { ConnectorNode } from '../../connector';
import { connectorReference } from '../view/ConnectorView';
import type { Detector } from './Detector';

/**
 * Nodes that lead back to themselves. The operator deploys them; the router
 * then runs in circles and never answers.
 */
export const nodeCycle: Detector = {
  code: 'node-cycle',
  tier: 'spec',
  detect: view => {
    const cycle = findCycle(view.nodes, 'root');
    if (!cycle) {
      return [];
    }
    const path = cycle.join(' → ');
    return [
      {
        object: connectorReference(view),
        since: view.specSince,
        failing: true,
        message: `The connector's nodes lead back to themselves (${path}), so its router never answers.`,
        advice: `Remove the step of node '${cycle.at(
          -2,
        )}' whose nodeName is '${cycle.at(-1)}', or point it at another node.`,
        evidence: [{ object: connectorReference(view), text: path }],
      },
    ];
  },
};

/** The first cycle that can be reached from `start`; each node is entered once. */
function findCycle(
  nodes: Record<string, ConnectorNode>,
  start: string,
): string[] | undefined {
  const left = new Set<string>();
  const path = [start];
  const pending = [successors(nodes, start)];
  while (path.length > 0) {
    const next = pending[pending.length - 1].pop();
    if (next === undefined) {
      left.add(path.pop()!);
      pending.pop();
    } else if (path.includes(next)) {
      return [...path.slice(path.indexOf(next)), next];
    } else if (!left.has(next)) {
      path.push(next);
      pending.push(successors(nodes, next));
    }
  }
  return undefined;
}

/** The nodes that a node's steps lead to, the first one last. */
function successors(
  nodes: Record<string, ConnectorNode>,
  name: string,
): string[] {
  const steps = Object.hasOwn(nodes, name) ? nodes[name].steps ?? [] : [];
  return steps.flatMap(({ nodeName }) => nodeName || []).reverse();
}
