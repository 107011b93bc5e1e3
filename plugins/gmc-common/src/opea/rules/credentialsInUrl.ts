import { hasCredentials } from '../../redaction';
import type { OpeaRule } from '../OpeaContext';

/** A URL goes into files, router arguments and logs. */
export const credentialsInUrl: OpeaRule = {
  code: 'credentials-in-url',
  check({ services, report }) {
    for (const { name, address, ranges } of services) {
      if (address.kind === 'external' && hasCredentials(address.url)) {
        report.error(
          'credentials-in-url',
          ranges.keys.endpoint ?? ranges.name,
          `The URL of '${name}' carries credentials, which everybody who can read the connector would see`,
          {
            hint: 'Use an address that needs none, or a gateway that adds them',
          },
        );
      }
    }
  },
};
