import type { FlowEdge } from '../../opea';

/** A flow put together from services one after another and side by side. */
export type FlowShape =
  | { kind: 'service'; name: string }
  | { kind: 'series' | 'parallel'; parts: FlowShape[] };

/**
 * Takes a flow apart into series and parallel parts: the only shapes that
 * GMC's nodes can express.
 *
 * @param names - the services, in the order of the flow
 * @param edges - the calls between them, without cycles
 * @returns the shape, or the smallest group of services that has none
 */
export function flowShape(
  names: readonly string[],
  edges: readonly FlowEdge[],
): { shape: FlowShape } | { tangled: string[] } {
  if (names.length === 1) {
    return { shape: { kind: 'service', name: names[0] } };
  }
  const components = connectedComponents(names, edges);
  if (components.length > 1) {
    return compose('parallel', components, edges);
  }
  const cut = seriesCut(names, edges);
  return cut ? compose('series', cut, edges) : { tangled: [...names] };
}

function compose(
  kind: 'series' | 'parallel',
  groups: string[][],
  edges: readonly FlowEdge[],
): { shape: FlowShape } | { tangled: string[] } {
  const parts: FlowShape[] = [];
  for (const group of groups) {
    const inside = new Set(group);
    const result = flowShape(
      group,
      edges.filter(({ from, to }) => inside.has(from) && inside.has(to)),
    );
    if ('tangled' in result) {
      return result;
    }
    const { shape } = result;
    parts.push(...(shape.kind === kind ? shape.parts : [shape]));
  }
  return { shape: { kind, parts } };
}

function connectedComponents(
  names: readonly string[],
  edges: readonly FlowEdge[],
): string[][] {
  const neighbours = new Map(names.map(name => [name, new Set<string>()]));
  for (const { from, to } of edges) {
    neighbours.get(from)?.add(to);
    neighbours.get(to)?.add(from);
  }
  const seen = new Set<string>();
  const components: string[][] = [];
  for (const name of names) {
    if (!seen.has(name)) {
      const reached = reachable([name], neighbours);
      reached.forEach(other => seen.add(other));
      components.push(names.filter(other => reached.has(other)));
    }
  }
  return components;
}

/**
 * Cuts a flow in two so that every last service of the first part calls every
 * first service of the second, and no other call crosses.
 */
function seriesCut(
  names: readonly string[],
  edges: readonly FlowEdge[],
): [string[], string[]] | undefined {
  const callees = new Map(names.map(name => [name, new Set<string>()]));
  const callers = new Map(names.map(name => [name, new Set<string>()]));
  for (const { from, to } of edges) {
    callees.get(from)?.add(to);
    callers.get(to)?.add(from);
  }
  for (const name of names) {
    const firsts = callees.get(name) ?? new Set();
    const [anyFirst] = firsts;
    const lasts = callers.get(anyFirst) ?? new Set();
    const before = reachable(lasts, callers);
    const clean =
      firsts.size > 0 &&
      names.every(other => {
        const called = callees.get(other) ?? new Set();
        const calledBy = callers.get(other) ?? new Set();
        if (!before.has(other)) {
          // Within the second part only its first services are called from
          // outside, and nothing but them starts it.
          return firsts.has(other)
            ? sameMembers(calledBy, lasts)
            : calledBy.size > 0 && [...calledBy].every(c => !before.has(c));
        }
        return lasts.has(other)
          ? sameMembers(called, firsts)
          : called.size > 0 && [...called].every(c => before.has(c));
      });
    if (clean) {
      return [
        names.filter(other => before.has(other)),
        names.filter(other => !before.has(other)),
      ];
    }
  }
  return undefined;
}

function reachable(
  starts: Iterable<string>,
  next: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const reached = new Set(starts);
  for (const name of reached) {
    for (const other of next.get(name) ?? []) {
      reached.add(other);
    }
  }
  return reached;
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(member => b.has(member));
}
