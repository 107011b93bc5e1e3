import { textAt } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';

/** Accepted, and then refused by Kubernetes: owners don't reach over namespaces. */
export const crossNamespace: ConnectorRule = {
  code: 'cross-namespace',
  check({ connector, report }) {
    const { namespace } = connector;
    const router = ['spec', 'routerConfig', 'nameSpace'];
    const placed = [
      ...connector.steps.map(step => ({
        nameSpace: step.nameSpace,
        range: step.rangeOf('internalService', 'nameSpace'),
      })),
      {
        nameSpace: textAt(connector.document, ...router) || undefined,
        range: connector.rangeOf(...router),
      },
    ];
    for (const { nameSpace, range } of placed) {
      if (
        nameSpace !== undefined &&
        namespace !== undefined &&
        nameSpace !== namespace
      ) {
        report.error(
          'cross-namespace',
          range,
          `The connector is in '${namespace}': cross-namespace owner references are disallowed, so nothing can be deployed in '${nameSpace}'`,
          { hint: 'Delete the line' },
        );
      }
    }
  },
};
