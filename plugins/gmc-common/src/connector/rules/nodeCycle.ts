import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { NodeView, StepView } from '../ConnectorView';
import { reachableNodes } from '../reachableNodes';

/** Accepted, and then the router runs in circles without an answer. */
export const nodeCycle: ConnectorRule = {
  code: 'node-cycle',
  check(context) {
    const reached = reachableNodes(context.connector);
    const nodes = new Map([...reached].map(node => [node.name, node]));
    const done = new Set<NodeView>();
    for (const start of reached) {
      // Each node on the way with the steps that are still to be followed.
      const path = done.has(start) ? [] : [enter(start)];
      for (let here = path.at(-1); here; here = path.at(-1)) {
        const step = here.ahead.next().value;
        const next = nodes.get(step?.nodeName ?? '');
        if (!step) {
          done.add(here.node);
          path.pop();
          continue;
        }
        here.step = step;
        const entered = path.findIndex(({ node }) => node === next);
        if (entered !== -1) {
          reportCircle(path.slice(entered), context);
        } else if (next && !done.has(next)) {
          path.push(enter(next));
        }
      }
    }
  },
};

interface Visit {
  node: NodeView;
  ahead: IterableIterator<StepView>;
  /** The step that is being followed. */
  step?: StepView;
}

function enter(node: NodeView): Visit {
  return { node, ahead: node.called.values() };
}

function reportCircle(
  circle: readonly Visit[],
  { report }: ConnectorContext,
): void {
  const names = circle.map(({ node }) => node.name);
  const calls = circle.map(({ node, step }) => ({
    range: step?.rangeOf('nodeName') ?? node.nameRange,
    message: `From ${node.name} to ${step?.nodeName}`,
  }));
  report.error(
    'node-cycle',
    calls[calls.length - 1].range,
    `The nodes lead in a circle, in which the router runs without end: ${[
      ...names,
      names[0],
    ].join(' >> ')}`,
    { related: calls },
  );
}
