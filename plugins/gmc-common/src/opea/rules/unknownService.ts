import { didYouMean } from '../../diagnostics/didYouMean';
import type { OpeaRule } from '../OpeaContext';

/** Declared names that a hint spells out. */
const MAX_LISTED = 10;

/** Names that the nearest is looked for: each is compared with all declared. */
const MAX_COMPARED = 20;

/** The flow names a service that is not declared. */
export const unknownService: OpeaRule = {
  code: 'unknown-service',
  check({ services, flow, report }) {
    const declared = new Set(services.map(({ name }) => name));
    const unknown = flow.mentions.filter(({ name }) => !declared.has(name));
    const hint = `Declared are ${listed([...declared])}`;
    for (const [index, { name, range }] of unknown.entries()) {
      report.error(
        'unknown-service',
        range,
        `'${name}' is not among 'opea_micro_services'`,
        () => ({
          hint,
          ...(index < MAX_COMPARED && didYouMean(name, declared, range)),
        }),
      );
    }
  },
};

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).join(', ') || 'none';
  const more = names.length - MAX_LISTED;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
