import { didYouMean } from '../../../diagnostics/didYouMean';
import type { ComposeContext } from '../ComposeContext';
import { ownerOf, writtenContainers } from '../writtenContainers';

/** What containers wait for must be containers too. */
export function dependency(context: ComposeContext): void {
  const { pipeline, report } = context;
  const declared = new Map(
    pipeline.services.map(service => [service.name, service]),
  );
  for (const written of writtenContainers(context)) {
    const range = written.range('depends_on', 'dependencies');
    for (const name of written.settings.dependsOn ?? []) {
      const service = declared.get(name);
      if (!service) {
        report.error(
          'unknown-service',
          range,
          `${sentence(
            ownerOf(written),
          )} depends on '${name}', which is not declared`,
          () => ({ hint: didYouMean(name, declared.keys(), range).hint }),
        );
      } else if (service.address.kind === 'external') {
        report.warning(
          'not-in-compose',
          range,
          `${sentence(
            ownerOf(written),
          )} depends on '${name}', which runs elsewhere: Compose can't wait for it`,
        );
      }
    }
  }
}

function sentence(text: string): string {
  return text.replace(/^t/, 'T');
}
