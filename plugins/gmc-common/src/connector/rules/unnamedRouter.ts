import { replacing } from '../../diagnostics/didYouMean';
import { at } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';
import { DEFAULT_ROUTER_SERVICE } from '../ConnectorView';

/** An empty name is filled in by the operator. */
export const unnamedRouter: ConnectorRule = {
  code: 'unnamed-router',
  check({ connector, report }) {
    const name = at(connector.document, 'spec', 'routerConfig', 'serviceName');
    if (name?.kind === 'scalar' && name.value === '') {
      report.info(
        'unnamed-router',
        name.range,
        `The operator calls the router's Service '${DEFAULT_ROUTER_SERVICE}'`,
        {
          fix: {
            title: `Write '${DEFAULT_ROUTER_SERVICE}'`,
            edits: [replacing('', name.range, DEFAULT_ROUTER_SERVICE)],
          },
        },
      );
    }
  },
};
