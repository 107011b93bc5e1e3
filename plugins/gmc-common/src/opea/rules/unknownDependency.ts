import { didYouMean } from '../../diagnostics/didYouMean';
import type { OpeaRule } from '../OpeaContext';

/** A service waits for one that is not there, and so never starts. */
export const unknownDependency: OpeaRule = {
  code: 'unknown-service',
  check({ services, report }) {
    const declared = new Set(services.map(({ name }) => name));
    for (const { name, container, ranges } of services) {
      for (const other of container?.dependsOn ?? []) {
        if (!declared.has(other)) {
          const range =
            ranges.keys.depends_on ?? ranges.keys.dependencies ?? ranges.name;
          report.error(
            'unknown-service',
            range,
            `'${name}' depends on '${other}', which is not declared`,
            () => ({ hint: didYouMean(other, declared, range).hint }),
          );
        }
      }
    }
  },
};
