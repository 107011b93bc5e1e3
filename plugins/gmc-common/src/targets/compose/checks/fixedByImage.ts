import type { ComposeContext } from '../ComposeContext';
import { fixedPort } from '../deployedServices';
import { containerPort } from '../ports';

/** Tells of ports that images decide. */
export function fixedByImage(context: ComposeContext): void {
  for (const service of context.deployed) {
    const { name, address, container, ranges } = service;
    const port = fixedPort(service, context);
    if (port === undefined || address.kind !== 'managed') {
      continue;
    }
    if (ranges.keys.port && address.port !== port) {
      context.report.info(
        'fixed-by-image',
        ranges.keys.port,
        `The image of '${name}' listens on port ${port}, and is called there`,
      );
    }
    for (const mapping of container?.ports ?? []) {
      const inside = containerPort(mapping);
      if (inside !== undefined && inside !== port) {
        context.report.warning(
          'fixed-by-image',
          ranges.keys.ports ?? ranges.name,
          `'${mapping}' of '${name}' leads nowhere: its image listens on port ${port}`,
          { hint: `Write ${mapping.replace(/\d+(\/\w+)?$/, `${port}$1`)}` },
        );
      }
    }
  }
}
