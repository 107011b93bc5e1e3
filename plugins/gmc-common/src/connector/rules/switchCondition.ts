import type { Fix } from '../../diagnostics';
import { replacing } from '../../diagnostics/didYouMean';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';
import type { Condition } from '../readCondition';

/** Accepted, and then compared in a way of the router's own. */
export const switchCondition: ConnectorRule = {
  code: 'switch-condition',
  check(context) {
    for (const { routerType, called } of context.connector.nodes) {
      for (const step of routerType === 'Switch' ? called : []) {
        if (step.condition?.neverHolds) {
          reportNever(step, step.condition, context);
        } else if (step.condition?.isQuery === false) {
          reportOtherwise(step, step.condition, context);
        }
      }
    }
  },
};

function reportNever(
  step: StepView,
  { text, comparison, isPath, quoted }: Condition,
  { report }: ConnectorContext,
): void {
  const range = step.rangeOf('condition');
  const end = `so that ${step.label} is never called`;
  if (isPath) {
    report.error(
      'switch-condition',
      range,
      `With '.' or '#' in it the condition is a gjson path, in which == compares nothing, ${end}`,
      {
        hint: 'Compare a key of the prompt itself with a value without . and #',
      },
    );
  } else if (comparison) {
    report.error(
      'switch-condition',
      range,
      `The quotes are part of what is compared, ${end}`,
      { hint: 'Leave them out', fix: rewrite(step, comparison.key, quoted) },
    );
  } else {
    const [, key, value] = /^([^=<>!]+)=([^=<>]+)$/.exec(text) ?? [];
    report.error(
      'switch-condition',
      range,
      `Without == the condition is a gjson path, which no prompt has, ${end}`,
      { hint: 'Only == compares', fix: rewrite(step, key, value) },
    );
  }
}

function reportOtherwise(
  step: StepView,
  { comparison: { key, value } = { key: '', value: 'a key' } }: Condition,
  { report }: ConnectorContext,
): void {
  const found = [
    value === '' && `It holds where '${key}' is empty and where it is missing`,
    value.includes('==') &&
      `It compares '${key}' with '${value}': the first == counts`,
    /[*?]/.test(key) &&
      `The letters * and ? in '${key}' stand for others: the first key that fits is compared`,
  ];
  for (const message of found) {
    if (message) {
      report.warning('switch-condition', step.rangeOf('condition'), message);
    }
  }
}

function rewrite(
  { condition, rangeOf }: StepView,
  key: string | undefined,
  value: string | undefined,
): Fix | undefined {
  if (key === undefined || value === undefined) {
    return undefined;
  }
  const meant = `${key.trim()}==${value.trim()}`;
  const range = rangeOf('condition');
  return {
    title: `Write '${meant}'`,
    edits: [
      // In quotes where YAML could take it for something else.
      /^[\w-]+==[\w/-]+$/.test(meant)
        ? replacing(condition?.text ?? '', range, meant)
        : { range, newText: JSON.stringify(meant) },
    ],
  };
}
