import type { ConnectorRule } from '../ConnectorRule';

/** One object can't be two. */
export const duplicateConnector: ConnectorRule = {
  code: 'duplicate-connector',
  check({ connector, earlier, report }) {
    const { name, namespace } = connector;
    const first = earlier.find(
      other => other.name === name && other.namespace === namespace,
    );
    if (first && name !== '') {
      report.error(
        'duplicate-connector',
        connector.rangeOf('metadata', 'name'),
        `There are two connectors '${name}' of one namespace: kustomize refuses that, and with kubectl the last replaces the others`,
        {
          related: [
            {
              range: first.rangeOf('metadata', 'name'),
              message: 'The first one',
            },
          ],
        },
      );
    }
  },
};
