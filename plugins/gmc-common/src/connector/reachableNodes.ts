import type { ConnectorView, NodeView } from './ConnectorView';

/** The nodes that a prompt can get to; all, where nobody says where it begins. */
export function reachableNodes({ nodes }: ConnectorView): Set<NodeView> {
  const byName = new Map(nodes.map(node => [node.name, node]));
  const root = byName.get('root');
  const reached = new Set(root ? [root] : nodes);
  for (const { called } of reached) {
    for (const { nodeName = '' } of called) {
      const next = byName.get(nodeName);
      if (next) {
        reached.add(next);
      }
    }
  }
  return reached;
}
