import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';
import type { Condition } from '../readCondition';

/** In a Sequence a condition asks the previous answer, and does not pass over. */
export const sequenceCondition: ConnectorRule = {
  code: 'sequence-condition',
  check(context) {
    for (const { routerType, called } of context.connector.nodes) {
      for (const step of routerType === 'Sequence' ? called : []) {
        if (step.condition !== undefined) {
          checkCondition(step, step.condition, step === called[0], context);
        }
      }
    }
  },
};

function checkCondition(
  step: StepView,
  { text, isQuery, comparison }: Condition,
  isFirst: boolean,
  { report }: ConnectorContext,
): void {
  const range = step.rangeOf('condition');
  const hint = 'To choose between steps, put them into a Switch node';
  if (isFirst) {
    report.error(
      'sequence-condition',
      range,
      `No step has answered before ${step.label}, so that its condition never holds: the router always answers 500`,
      { hint },
    );
  } else if (comparison && !isQuery) {
    report.error(
      'sequence-condition',
      range,
      `In a Sequence a condition is a gjson path of the previous answer, in which '==' compares nothing: the router always answers 500`,
      { hint },
    );
  } else {
    report.warning(
      'sequence-condition',
      range,
      `Where the previous answer has no '${text}', the router answers 500 instead of passing over ${step.label}`,
      { hint },
    );
  }
}
