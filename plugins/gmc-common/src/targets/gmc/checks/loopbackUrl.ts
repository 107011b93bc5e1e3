import { isLoopbackUrl } from '../../../connector/isLoopbackUrl';
import type { GmcContext } from '../GmcContext';

/** Warns of URLs that mean the router's own Pod once they are in a connector. */
export function loopbackUrl({ pipeline, report }: GmcContext): void {
  for (const { name, address, ranges } of pipeline.services) {
    if (address.kind === 'external' && isLoopbackUrl(address.url)) {
      report.warning(
        'loopback-url',
        ranges.keys.endpoint ?? ranges.name,
        `The URL of '${name}' is this machine's: in a cluster it means the router itself`,
        { hint: 'Give the address that the cluster reaches it by' },
      );
    }
  }
}
