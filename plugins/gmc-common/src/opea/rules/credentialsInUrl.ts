import { isCredentialKey } from '../../redaction';
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
          { hint: 'Use an address that needs none, or a gateway that adds them' },
        );
      }
    }
  },
};

/** Whether a URL has a user part, or a parameter that looks like a credential. */
export function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const url = new URL(text);
  return (
    url.username !== '' ||
    url.password !== '' ||
    [...url.searchParams.keys()].some(isCredentialKey)
  );
}
