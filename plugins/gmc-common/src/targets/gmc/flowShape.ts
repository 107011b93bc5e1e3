import type { FlowEdge } from '../../opea';
import { seriesParts } from './seriesParts';

/** A flow put together from services one after another and side by side. */
export type FlowShape =
  | { kind: 'service'; name: string }
  | { kind: 'series' | 'parallel'; parts: FlowShape[] };

/** Parts within parts; a connector with as many nodes is nobody's wish. */
const MAX_DEPTH = 50;

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
  return shapeWithin(names, edges, 0);
}

function shapeWithin(
  names: readonly string[],
  edges: readonly FlowEdge[],
  depth: number,
): { shape: FlowShape } | { tangled: string[] } {
  if (names.length === 1) {
    return { shape: { kind: 'service', name: names[0] } };
  }
  const branches = connectedComponents(names, edges);
  const kind = branches.length > 1 ? 'parallel' : 'series';
  const groups = kind === 'parallel' ? branches : seriesParts(names, edges);
  if (groups.length === 1 || depth > MAX_DEPTH) {
    return { tangled: [...names] };
  }
  const edgesOf = splitEdges(groups, edges);
  const parts: FlowShape[] = [];
  for (const [index, group] of groups.entries()) {
    const result = shapeWithin(group, edgesOf[index], depth + 1);
    if ('tangled' in result) {
      return result;
    }
    parts.push(result.shape);
  }
  return { shape: { kind, parts } };
}

/** The calls within each group; those between groups are left out. */
function splitEdges(
  groups: readonly (readonly string[])[],
  edges: readonly FlowEdge[],
): FlowEdge[][] {
  const groupOf = new Map(
    groups.flatMap((group, index) => group.map(name => [name, index] as const)),
  );
  const split = groups.map((): FlowEdge[] => []);
  for (const edge of edges) {
    const group = groupOf.get(edge.from);
    if (group !== undefined && group === groupOf.get(edge.to)) {
      split[group].push(edge);
    }
  }
  return split;
}

/** Services that are joined by calls, whichever way these go. */
function connectedComponents(
  names: readonly string[],
  edges: readonly FlowEdge[],
): string[][] {
  const neighbours = new Map(names.map(name => [name, [] as string[]]));
  for (const { from, to } of edges) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const componentOf = new Map<string, number>();
  let count = 0;
  for (const name of names) {
    if (!componentOf.has(name)) {
      const reached = [name];
      componentOf.set(name, count);
      for (const member of reached) {
        for (const other of neighbours.get(member) ?? []) {
          if (!componentOf.has(other)) {
            componentOf.set(other, count);
            reached.push(other);
          }
        }
      }
      count++;
    }
  }
  const components = Array.from({ length: count }, (): string[] => []);
  for (const name of names) {
    components[componentOf.get(name) ?? 0].push(name);
  }
  return components;
}
