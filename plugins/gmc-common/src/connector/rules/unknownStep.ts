import { stepNames } from '../../components';
import { STEPS } from '../../components/steps';
import type { Fix } from '../../diagnostics';
import { replacing } from '../../diagnostics/didYouMean';
import { nearest } from '../../names';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';

/** Of OPEA, and a step of no GMC, whatever is nearest. */
const NO_STEPS = ['Lvm'];

/** The webhook: the name is one that this operator knows. */
export const unknownStep: ConnectorRule = {
  code: 'unknown-step',
  check(context) {
    const { connector, profile, report } = context;
    const known = stepNames(profile);
    for (const step of connector.steps) {
      if (step.name !== undefined && !known.includes(step.name)) {
        report.error(
          'unknown-step',
          step.rangeOf('name'),
          `invalid step name: ${step.name} for node ${step.node}`,
          {
            hint: hintFor(step.name, known, context),
            fix: fixFor(step, known),
          },
        );
      }
    }
  },
};

function hintFor(
  name: string,
  known: readonly string[],
  { profile }: ConnectorContext,
): string {
  const [other] = Object.keys(STEPS.get(name)?.profiles ?? {});
  if (other !== undefined) {
    return `Only GMC (${other}) has this step`;
  }
  const near = NO_STEPS.includes(name) ? 'Router' : nearest(name, known);
  if (near === 'Router') {
    return 'Call the step Router, and give it an `externalService`';
  }
  return near === undefined
    ? `GMC (${profile}) knows ${known.join(', ')}`
    : `Did you mean '${near}'?`;
}

/** Only where the case of letters differs: names of steps are near each other. */
function fixFor(
  { name = '', rangeOf }: StepView,
  known: readonly string[],
): Fix | undefined {
  const meant = known.find(
    candidate => candidate.toLowerCase() === name.toLowerCase(),
  );
  return meant === undefined
    ? undefined
    : {
        title: `Write '${meant}'`,
        edits: [replacing(name, rangeOf('name'), meant)],
      };
}
