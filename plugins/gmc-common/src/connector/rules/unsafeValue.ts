import { at } from '../../yaml/YamlValue';
import type { YamlValue } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';
import { unsafePart } from '../unsafePart';

/** Accepted, and then the router's own manifest can't be read. */
export const unsafeValue: ConnectorRule = {
  code: 'unsafe-value',
  check({ connector, report }) {
    const visit = (value: YamlValue | undefined) => {
      if (value?.kind === 'map') {
        for (const entry of value.entries.values()) {
          visit(entry.value);
        }
      } else if (value?.kind === 'list') {
        value.items.forEach(visit);
      } else if (value) {
        const unsafe = unsafePart(value.text);
        if (unsafe !== undefined) {
          report.error(
            'unsafe-value',
            value.range,
            `GMC's router can't start with ${unsafe} in a value`,
          );
        }
      }
    };
    visit(at(connector.document, 'spec'));
  },
};
