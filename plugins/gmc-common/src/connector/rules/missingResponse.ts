import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';
import { deleteEntries } from '../edits/deleteEntries';
import { isExclusive } from '../readCondition';

/** More than anybody writes: it keeps the cost bounded. */
const MAX_BEFORE = 100;

/** `$response` of nobody is an empty body. */
export const missingResponse: ConnectorRule = {
  code: 'missing-response',
  check(context) {
    for (const { routerType, called } of context.connector.nodes) {
      for (const [place, step] of called.entries()) {
        const before = called.slice(0, place);
        // The very first step of a list gets the node's input in any case.
        if (
          routerType !== 'Ensemble' &&
          step.index > 0 &&
          step.data === '$response' &&
          before.length <= MAX_BEFORE &&
          before.every(other => routerType === 'Switch' && isNever(other, step))
        ) {
          reportStep(step, before.length === 0, context);
        }
      }
    }
  },
};

function reportStep(
  step: StepView,
  isFirst: boolean,
  { lines, report }: ConnectorContext,
): void {
  const edits = isFirst
    ? deleteEntries({ map: step.map }, ['data'], lines)
    : undefined;
  report.error(
    'missing-response',
    step.rangeOf('data'),
    isFirst
      ? `No step has answered before ${step.label}, so that '$response' sends it an empty body`
      : `Where the condition of ${step.label} holds, no step has answered before, so that '$response' sends it an empty body`,
    {
      hint: isFirst ? 'Delete `data`, or put the step first' : 'Delete `data`',
      fix: edits && { title: 'Delete data', edits },
    },
  );
}

/** Whether a step of a Switch has not run wherever another one does. */
function isNever(earlier: StepView, later: StepView): boolean {
  return (
    earlier.condition !== undefined &&
    later.condition !== undefined &&
    isExclusive(earlier.condition, later.condition)
  );
}
