import type { ConnectorRule } from '../ConnectorRule';

/** All routers of a namespace have one label, and all steps of a kind one ConfigMap. */
export const sharedNamespace: ConnectorRule = {
  code: 'shared-namespace',
  check({ connector, earlier, report }) {
    const { name, namespace } = connector;
    const first = earlier.find(other => other.namespace === namespace);
    if (first && first.name !== name) {
      report.warning(
        'shared-namespace',
        connector.rangeOf('metadata', 'namespace'),
        `'${name}' and '${first.name}' are in one namespace: each router gets prompts of the other, and to delete one can take settings from the other`,
        {
          hint: 'Give each connector a namespace of its own',
          related: [
            {
              range: first.rangeOf('metadata', 'namespace'),
              message: 'The first one',
            },
          ],
        },
      );
    }
  },
};
