import type { ConnectorRule } from '../ConnectorRule';

/** Where nothing holds, the router has nothing in its hands. */
export const switchUnmatched: ConnectorRule = {
  code: 'switch-unmatched',
  check({ connector, report }) {
    for (const { name, nameRange, routerType, called } of connector.nodes) {
      if (
        routerType === 'Switch' &&
        called.length > 0 &&
        called.every(({ condition }) => condition !== undefined)
      ) {
        report.warning(
          'switch-unmatched',
          nameRange,
          `If none of the conditions of Switch ${name} holds, the router crashes, or sends the next step an empty body`,
          {
            hint: 'Put a step without a condition first: it always runs, and the answer of a later one takes the place of its own',
          },
        );
      }
    }
  },
};
