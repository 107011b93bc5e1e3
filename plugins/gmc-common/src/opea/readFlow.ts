import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { describeKind } from '../yaml/YamlValue';
import type { YamlScalar, YamlValue } from '../yaml/YamlValue';
import { parseRule } from './flow/parseRule';
import type { FlowMention, WrittenFlow } from './OpeaContext';

/** Calls in one document; groups multiply. */
const MAX_CALLS = 5_000;

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
        { hint: `Write it as a list:\n- ${value.text}` },
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
  const rules: YamlScalar[] = [];
  for (const item of value.items) {
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

/** @returns false if the flow has grown too large */
function readRule(
  rule: YamlScalar,
  flow: WrittenFlow,
  report: DiagnosticReport,
): boolean {
  const { groups, problems } = parseRule(rule.text);
  for (const { code, start, end, message, hint } of problems) {
    report.error(code, rule.rangeWithin(start, end), message, { hint });
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
