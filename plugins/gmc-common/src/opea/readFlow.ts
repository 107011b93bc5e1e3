import type { Fix } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { describeKind } from '../yaml/YamlValue';
import type { YamlScalar, YamlValue } from '../yaml/YamlValue';
import { parseRule } from './flow/parseRule';
import type { FlowProblem } from './flow/parseRule';
import type { FlowMention, WrittenFlow } from './OpeaContext';

/** Rules of one document: one for each service of the largest. */
const MAX_RULES = 10_000;

/** Calls in one document; groups multiply. */
const MAX_CALLS = 100_000;

/** Reads `mega_flow`: a list of rules. */
export function readFlow(
  value: YamlValue,
  report: DiagnosticReport,
): WrittenFlow {
  const flow: WrittenFlow = {
    stated: saysSomething(value),
    mentions: [],
    edges: [],
    range: value.range,
  };
  for (const rule of rulesOf(value, report)) {
    if (!readRule(rule, flow, report)) {
      report.error(
        'flow-too-large',
        rule.range,
        `The flow has more than ${MAX_CALLS} calls; the rest of it is not read`,
      );
      break;
    }
  }
  return flow;
}

function saysSomething(value: YamlValue): boolean {
  switch (value.kind) {
    case 'list':
      return value.items.length > 0;
    case 'map':
      return value.entries.size > 0;
    default:
      return value.value !== null;
  }
}

function rulesOf(value: YamlValue, report: DiagnosticReport): YamlScalar[] {
  if (value.kind === 'scalar') {
    if (value.value !== null) {
      report.error(
        'wrong-type',
        value.range,
        `'mega_flow' must be a list of rules, not ${describeKind(value)}`,
        {
          hint: `Write it as a list:\n- ${value.text}`,
          ...(typeof value.value === 'string' && {
            fix: {
              title: 'Write it as a list',
              edits: [
                {
                  range: value.range,
                  newText: `[${JSON.stringify(value.text)}]`,
                },
              ],
            },
          }),
        },
      );
    }
    // What was meant is plain enough to go on with.
    return typeof value.value === 'string' ? [value] : [];
  }
  if (value.kind === 'map') {
    report.error(
      'wrong-type',
      value.range,
      "'mega_flow' must be a list of rules, not a map",
    );
    return [];
  }
  if (value.items.length > MAX_RULES) {
    report.error(
      'too-many-rules',
      value.items[MAX_RULES].range,
      `The flow has ${value.items.length} rules; the first ${MAX_RULES} are read`,
    );
  }
  const rules: YamlScalar[] = [];
  for (const item of value.items.slice(0, MAX_RULES)) {
    if (item.kind === 'scalar' && item.value !== null) {
      rules.push(item);
    } else {
      report.error(
        'wrong-type',
        item.range,
        `A rule must be a text such as 'a >> b', not ${describeKind(item)}`,
      );
    }
  }
  return rules;
}

function fixOf(
  { replacement }: FlowProblem,
  rule: YamlScalar,
): Fix | undefined {
  if (!replacement) {
    return undefined;
  }
  const { start, end, text } = replacement;
  const range = rule.rangeWithin(start, end);
  // Where escapes or folded lines hide the place, the range is the whole rule's.
  const exact =
    range.start.line === range.end.line &&
    range.end.column - range.start.column === end - start;
  return exact
    ? { title: `Write '${text.trim()}'`, edits: [{ range, newText: text }] }
    : undefined;
}

/** @returns false if the flow has grown too large */
function readRule(
  rule: YamlScalar,
  flow: WrittenFlow,
  report: DiagnosticReport,
): boolean {
  const { groups, problems } = parseRule(rule.text);
  for (const problem of problems) {
    const { code, start, end, message, hint } = problem;
    report.error(code, rule.rangeWithin(start, end), message, {
      hint,
      fix: fixOf(problem, rule),
    });
  }
  let callers: FlowMention[] = [];
  for (const group of groups) {
    const members = group.map(({ text, start, end }) => ({
      name: text,
      range: rule.rangeWithin(start, end),
    }));
    const calls = callers.length * members.length;
    if (flow.edges.length + calls > MAX_CALLS) {
      return false;
    }
    flow.mentions.push(...members);
    for (const from of callers) {
      flow.edges.push(...members.map(to => ({ from, to })));
    }
    callers = members;
  }
  return true;
}
