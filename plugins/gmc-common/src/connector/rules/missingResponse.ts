import type { ConnectorRule } from '../ConnectorRule';

/** `$response` of nobody is an empty body. */
export const missingResponse: ConnectorRule = {
  code: 'missing-response',
  check({ connector, report }) {
    for (const { routerType, steps } of connector.nodes) {
      const first = steps.findIndex(({ isDownstream }) => !isDownstream);
      // The very first step of a list gets the node's input in any case.
      if (
        routerType !== 'Ensemble' &&
        first > 0 &&
        steps[first].data === '$response'
      ) {
        report.error(
          'missing-response',
          steps[first].rangeOf('data'),
          `No step has answered before ${steps[first].name}, so that '$response' sends it an empty body`,
          { hint: 'Delete `data`, or put the step first' },
        );
      }
    }
  },
};
