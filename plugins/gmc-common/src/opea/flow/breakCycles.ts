import type { WrittenEdge } from '../OpeaContext';

/** A call that leads back to where the flow has been. */
export interface ClosingEdge {
  edge: WrittenEdge;
  /** The names of the circle, the first one again at the end. */
  loop: string[];
}

/**
 * Takes calls one by one as long as they form no circle.
 *
 * @returns the calls without doubles and circles, and those that closed one
 */
export function breakCycles(written: readonly WrittenEdge[]): {
  edges: WrittenEdge[];
  closing: ClosingEdge[];
} {
  const successors = new Map<string, Set<string>>();
  const edges: WrittenEdge[] = [];
  const closing: ClosingEdge[] = [];
  for (const edge of written) {
    const { from, to } = edge;
    if (successors.get(from.name)?.has(to.name)) {
      continue;
    }
    const path = pathBetween(to.name, from.name, successors);
    if (path) {
      closing.push({ edge, loop: [from.name, ...path] });
    } else {
      edges.push(edge);
      const targets = successors.get(from.name) ?? new Set();
      successors.set(from.name, targets.add(to.name));
    }
  }
  return { edges, closing };
}

/** The shortest way between two names, both included; undefined if none. */
function pathBetween(
  start: string,
  end: string,
  successors: ReadonlyMap<string, ReadonlySet<string>>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]]);
  const queue = [start];
  for (const name of queue) {
    if (name === end) {
      return backtrack(end, cameFrom);
    }
    for (const next of successors.get(name) ?? []) {
      if (!cameFrom.has(next)) {
        cameFrom.set(next, name);
        queue.push(next);
      }
    }
  }
  return undefined;
}

function backtrack(
  end: string,
  cameFrom: ReadonlyMap<string, string | undefined>,
): string[] {
  const path: string[] = [];
  for (
    let name: string | undefined = end;
    name !== undefined;
    name = cameFrom.get(name)
  ) {
    path.unshift(name);
  }
  return path;
}
