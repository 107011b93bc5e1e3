import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { NodeView, StepView } from '../ConnectorView';
import { isBesideFlow } from '../isBesideFlow';
import { isExclusive } from '../readCondition';

/** More than anybody writes: it keeps the cost bounded. */
const MAX_BEFORE = 100;

/** A step that does not go on from the answer before takes its place. */
export const lostAnswer: ConnectorRule = {
  code: 'lost-answer',
  check(context) {
    for (const node of context.connector.nodes) {
      const called = calledOnPurpose(node);
      for (const [index, step] of called.entries()) {
        if (index === 0 || step.data === '$response') {
          continue;
        }
        if (node.routerType === 'Sequence') {
          checkSequence(step, called[index - 1], context);
        } else if (node.routerType === 'Switch') {
          const before = called.slice(Math.max(0, index - MAX_BEFORE), index);
          checkSwitch(step, before, node, context);
        }
      }
    }
  },
};

/** Without those that should be downstream, which is a finding of its own. */
function calledOnPurpose({ called, steps }: NodeView): StepView[] {
  const callees = new Set(
    steps.flatMap(({ config }) => config.map(({ value }) => value)),
  );
  return called.filter(
    step => !isBesideFlow(step) && !callees.has(step.serviceName ?? ''),
  );
}

function checkSequence(
  step: StepView,
  previous: StepView,
  { report }: ConnectorContext,
): void {
  // A step that may stop the flow, or is asked for a condition, has its use.
  if (previous.dependency !== 'Hard' && step.condition === undefined) {
    report.warning(
      'lost-answer',
      step.rangeOf('name'),
      `${step.label} is sent the input of its node again: the answer of ${previous.label} is lost`,
      {
        hint: 'Give it `data: $response`',
        related: [
          { range: previous.rangeOf('name'), message: 'Answers before' },
        ],
      },
    );
  }
}

function checkSwitch(
  step: StepView,
  before: readonly StepView[],
  { name }: NodeView,
  { report }: ConnectorContext,
): void {
  const { condition } = step;
  const other = before.find(
    earlier =>
      condition === undefined ||
      // Without a condition in front it is what holds if nothing else does.
      (earlier.condition !== undefined &&
        !isExclusive(condition, earlier.condition)),
  );
  if (other) {
    report.warning(
      'lost-answer',
      step.rangeOf(condition === undefined ? 'name' : 'condition'),
      condition === undefined
        ? `Switch ${name} runs every step whose condition holds, and those without one always: ${step.label} takes the place of each answer before`
        : `Switch ${name} runs every step whose condition holds: where both do, ${step.label} takes the place of ${other.label}'s answer`,
      {
        hint:
          condition === undefined
            ? 'Put it first, or give it a condition'
            : 'Compare one key with different values, or go on with `data: $response`',
        related: [
          {
            range: other.rangeOf(
              other.condition === undefined ? 'name' : 'condition',
            ),
            message: 'Answers before',
          },
        ],
      },
    );
  }
}
