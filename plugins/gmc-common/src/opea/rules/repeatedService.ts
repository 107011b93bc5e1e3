import type { Range } from '../../diagnostics';
import type { OpeaRule } from '../OpeaContext';

/** In a list two services can have one name; the last would be the only one. */
export const repeatedService: OpeaRule = {
  code: 'duplicate-key',
  check({ services, report }) {
    const seen = new Map<string, Range>();
    for (const { name, ranges } of services) {
      const first = seen.get(name);
      if (first) {
        report.error(
          'duplicate-key',
          ranges.name,
          `The service '${name}' is there twice`,
          {
            hint: 'Give one of the two another name',
            related: [{ range: first, message: 'The first one' }],
          },
        );
      } else {
        seen.set(name, ranges.name);
      }
    }
  },
};
