import { isDnsLabel, isDnsSubdomain } from '../../names';
import { textAt } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';

/** The API server: names have their form. */
export const connectorName: ConnectorRule = {
  code: 'invalid-name',
  check({ connector, report }) {
    const { document, name, namespace } = connector;
    const isGenerated =
      name === '' && !!textAt(document, 'metadata', 'generateName');
    if (!isGenerated && !isDnsSubdomain(name)) {
      report.error(
        'invalid-name',
        connector.rangeOf('metadata', 'name'),
        name === ''
          ? 'The connector has no name'
          : `'${name}' is not a name for a connector: lower-case letters, digits, - and . only`,
      );
    }
    if (namespace !== undefined && !isDnsLabel(namespace)) {
      report.error(
        'invalid-name',
        connector.rangeOf('metadata', 'namespace'),
        `'${namespace}' is not a name for a namespace: lower-case letters, digits and - only, at most 63`,
      );
    }
  },
};
