import type { ComposeContext } from '../ComposeContext';
import { readResources } from '../resources';
import { optionKind } from '../serviceOptions';
import { ownerOf, writtenContainers } from '../writtenContainers';

/** Warns of resources and options that a compose file has no place for. */
export function unsayable(context: ComposeContext): void {
  const { deployed, report } = context;
  for (const service of deployed) {
    const { name, ranges } = service;
    const range = ranges.keys.resources ?? ranges.name;
    const { unsaid, invalid } = readResources(service);
    for (const { key, reason } of unsaid) {
      report.warning(
        'not-in-compose',
        range,
        `'${name}' asks for '${key}': ${reason}`,
      );
    }
    for (const text of invalid) {
      report.error(
        'wrong-type',
        range,
        `'${text}' in the resources of '${name}' is no quantity`,
        { hint: 'Quantities are numbers with a unit: 500m, 2, 4Gi' },
      );
    }
  }
  for (const written of writtenContainers(context)) {
    for (const key of Object.keys(written.settings.options ?? {})) {
      const kind = optionKind(key);
      if (kind !== 'taken') {
        report.warning(
          'not-in-compose',
          written.range(key, 'options'),
          kind === 'dependent'
            ? `'${key}' of ${ownerOf(
                written,
              )} is left out: it refers to another part of the compose file, which is not rendered`
            : `'${key}' of ${ownerOf(
                written,
              )} is left out: a service in Compose has no such key`,
        );
      }
    }
  }
}
