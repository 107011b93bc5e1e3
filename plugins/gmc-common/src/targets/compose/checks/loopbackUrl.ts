import type { ComposeContext } from '../ComposeContext';
import {
  isLoopbackHost,
  isLoopbackUrl,
} from '../../../connector/isLoopbackUrl';
import { ownerOf, writtenContainers } from '../writtenContainers';

const HINT = {
  hint: "Name the service that is meant; for the machine itself, Docker's name is host.docker.internal",
};

/** Warns of URLs that mean the container itself once they are in one. */
export function loopbackUrl(context: ComposeContext): void {
  const { pipeline, report } = context;
  for (const { name, address, ranges } of pipeline.services) {
    if (address.kind === 'external' && isLoopbackUrl(address.url)) {
      report.warning(
        'loopback-url',
        ranges.keys.endpoint ?? ranges.name,
        `The URL of '${name}' is this machine's: in the megaservice's container it means that container itself`,
        HINT,
      );
    }
  }
  for (const written of writtenContainers(context)) {
    for (const [name, value] of Object.entries(written.environment)) {
      const [, host] = /^[a-z]+:\/\/([^/:\s]+)/i.exec(value) ?? [];
      if (host !== undefined && isLoopbackHost(host)) {
        report.warning(
          'loopback-url',
          written.variableRange(name),
          `The URL in '${name}' of ${ownerOf(
            written,
          )} is this machine's: in a container it means that container itself`,
          HINT,
        );
      }
    }
  }
}
