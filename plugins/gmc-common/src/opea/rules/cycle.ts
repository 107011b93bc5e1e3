import type { OpeaRule } from '../OpeaContext';

/** Names of a circle that are spelled out, and calls that are pointed at. */
const MAX_SHOWN = 20;

/** A prompt that runs in circles never ends. */
export const cycle: OpeaRule = {
  code: 'cycle',
  check({ runnable, report }) {
    for (const circle of runnable.circles) {
      const closing = circle[circle.length - 1];
      const names = [closing.from.name, ...circle.map(({ from }) => from.name)];
      report.error(
        'cycle',
        closing.to.range,
        `The flow runs in a circle: ${shortened(names).join(' >> ')}`,
        {
          related: circle.slice(0, MAX_SHOWN).map(({ from, to }) => ({
            range: to.range,
            message: `'${from.name}' calls '${to.name}'`,
          })),
        },
      );
    }
  },
};

function shortened(names: readonly string[]): readonly string[] {
  return names.length <= MAX_SHOWN
    ? names
    : [...names.slice(0, MAX_SHOWN / 2), '…', ...names.slice(-MAX_SHOWN / 2)];
}
