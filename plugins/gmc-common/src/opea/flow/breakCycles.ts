import type { BrokenCycles, WrittenEdge } from '../OpeaContext';

/** More circles than this are as good as one to whoever mends the flow. */
const MAX_CIRCLES = 20;

/** A name on the way from where the search began. */
interface Visit {
  calls: Iterator<WrittenEdge>;
  /** The call that led here. */
  by?: WrittenEdge;
}

/** Takes out the calls that lead back to where the flow has been. */
export function breakCycles(written: readonly WrittenEdge[]): BrokenCycles {
  const calls = callsByCaller(written);
  const closing = new Set<WrittenEdge>();
  const circles: WrittenEdge[][] = [];
  const left = new Set<string>();
  for (const start of calls.keys()) {
    if (left.has(start)) {
      continue;
    }
    // Not recursive: a flow can be as long as the stack is not.
    const way = new Map<string, Visit>([[start, visit(start, calls)]]);
    const path = [start];
    while (path.length > 0) {
      const name = path[path.length - 1];
      const next = way.get(name)?.calls.next();
      if (!next || next.done) {
        left.add(name);
        way.delete(name);
        path.pop();
        continue;
      }
      const edge = next.value;
      const { name: to } = edge.to;
      if (way.has(to)) {
        closing.add(edge);
        if (circles.length < MAX_CIRCLES) {
          circles.push([...pathSince(to, path, way), edge]);
        }
      } else if (!left.has(to)) {
        way.set(to, visit(to, calls, edge));
        path.push(to);
      }
    }
  }
  const order = new Map(written.map((edge, index) => [edge, index]));
  return {
    edges: [...calls.values()]
      .flatMap(targets => [...targets.values()])
      .filter(edge => !closing.has(edge))
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    circles: circles.map(circle => endingWithLast(circle, order)),
  };
}

/** By caller and callee, the first time each call is written. */
function callsByCaller(
  written: readonly WrittenEdge[],
): Map<string, Map<string, WrittenEdge>> {
  const calls = new Map<string, Map<string, WrittenEdge>>();
  for (const edge of written) {
    const targets = calls.get(edge.from.name) ?? new Map();
    if (!targets.has(edge.to.name)) {
      calls.set(edge.from.name, targets.set(edge.to.name, edge));
    }
  }
  return calls;
}

function visit(
  name: string,
  calls: ReadonlyMap<string, ReadonlyMap<string, WrittenEdge>>,
  by?: WrittenEdge,
): Visit {
  return { calls: (calls.get(name) ?? new Map()).values(), by };
}

/** The calls that led from a name on the path to the path's end. */
function pathSince(
  name: string,
  path: readonly string[],
  way: ReadonlyMap<string, Visit>,
): WrittenEdge[] {
  return path
    .slice(path.indexOf(name) + 1)
    .flatMap(visited => way.get(visited)?.by ?? []);
}

/** Turns a circle so that the call that was written last closes it. */
function endingWithLast(
  circle: readonly WrittenEdge[],
  order: ReadonlyMap<WrittenEdge, number>,
): WrittenEdge[] {
  let last = 0;
  for (const [index, edge] of circle.entries()) {
    if ((order.get(edge) ?? 0) > (order.get(circle[last]) ?? 0)) {
      last = index;
    }
  }
  return [...circle.slice(last + 1), ...circle.slice(0, last + 1)];
}
