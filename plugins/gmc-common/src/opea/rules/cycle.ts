import { breakCycles } from '../flow/breakCycles';
import type { OpeaRule } from '../OpeaContext';

/** A prompt that runs in circles never ends. */
export const cycle: OpeaRule = {
  code: 'cycle',
  check({ flow, report }) {
    const reported = new Set<string>();
    for (const { edge, loop } of breakCycles(flow.edges).closing) {
      const circle = loop.join(' >> ');
      if (!reported.has(circle)) {
        reported.add(circle);
        report.error(
          'cycle',
          edge.to.range,
          `The flow runs in a circle: ${circle}`,
        );
      }
    }
  },
};
