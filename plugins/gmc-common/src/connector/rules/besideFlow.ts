import type { ConnectorRule } from '../ConnectorRule';
import { markDownstream } from '../edits/markDownstream';
import { isBesideFlow } from '../isBesideFlow';

/** Data preparation and user interfaces are not part of answering a prompt. */
export const besideFlow: ConnectorRule = {
  code: 'beside-flow',
  check({ connector, lines, report }) {
    for (const { routerType, called } of connector.nodes) {
      for (const step of called.filter(isBesideFlow)) {
        // In an Ensemble the mark is a finding too.
        if (!step.isDownstream) {
          report.warning(
            'beside-flow',
            step.rangeOf('name'),
            `${step.label} is not marked as downstream, so that it is called with every prompt`,
            {
              hint: 'Mark it with `isDownstreamService: true`; it is deployed all the same',
              fix:
                routerType === 'Ensemble'
                  ? undefined
                  : markDownstream(step, lines),
            },
          );
        }
      }
    }
  },
};
