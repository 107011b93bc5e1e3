import type { PythonContext } from '../PythonContext';

/** More than that is no help to anybody. */
const NAMES_SHOWN = 5;

/** Warns of flows that end in several places: a request has one answer. */
export function severalAnswers({
  last,
  pipeline,
  report,
}: PythonContext): void {
  if (last.length > 1) {
    const names = last.map(({ service }) => `'${service.name}'`);
    const shown = names.slice(0, NAMES_SHOWN).join(', ');
    const more = names.length - NAMES_SHOWN;
    report.warning(
      'several-answers',
      pipeline.megaService.ranges.flow,
      `The flow ends with ${shown}${
        more > 0 ? ` and ${more} more` : ''
      }: the program answers with one object that has the answer of each by its name`,
      { hint: 'Let one service bring them together' },
    );
  }
}
