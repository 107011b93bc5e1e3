import type { FlowEdge } from '../Pipeline';

/** Services that are called by the same ones and call the same ones. */
interface Group {
  members: string[];
  next: Group[];
  /** How many of `next` are in a rule already. */
  told: number;
}

/**
 * Writes the calls between services as rules of `mega_flow`: each call in one
 * rule, and those that run side by side in parentheses. Reading the rules gives
 * the same calls.
 *
 * @param names - all services of the flow
 */
export function flowRules(
  names: readonly string[],
  edges: readonly FlowEdge[],
): string[] {
  const groups = groupsOf(names, edges);
  const called = new Set(groups.flatMap(({ next }) => next));
  const first = groups.filter(group => !called.has(group));
  const rules: string[] = [];
  for (const start of [...first, ...groups]) {
    while (start.told < start.next.length) {
      rules.push(ruleFrom(start));
    }
  }
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return [...rules, ...names.filter(name => !connected.has(name))];
}

/** Follows calls that no rule has told yet. */
function ruleFrom(start: Group): string {
  const rule = [start];
  let last = start;
  while (last.told < last.next.length) {
    last = last.next[last.told++];
    rule.push(last);
  }
  return rule
    .map(({ members }) =>
      members.length === 1 ? members[0] : `(${members.join(', ')})`,
    )
    .join(' >> ');
}

function groupsOf(
  names: readonly string[],
  edges: readonly FlowEdge[],
): Group[] {
  const byKey = new Map<string, Group>();
  const byName = new Map<string, Group>();
  for (const name of names) {
    const callers = edges.filter(({ to }) => to === name);
    const callees = edges.filter(({ from }) => from === name);
    if (callers.length + callees.length > 0) {
      const key = JSON.stringify([
        callers.map(({ from }) => from).sort(),
        callees.map(({ to }) => to).sort(),
      ]);
      const group = byKey.get(key) ?? { members: [], next: [], told: 0 };
      group.members.push(name);
      byKey.set(key, group);
      byName.set(name, group);
    }
  }
  for (const group of byKey.values()) {
    group.next = [
      ...new Set(
        edges
          .filter(({ from }) => from === group.members[0])
          .flatMap(({ to }) => byName.get(to) ?? []),
      ),
    ];
  }
  return [...byKey.values()];
}
