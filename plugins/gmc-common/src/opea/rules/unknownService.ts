import { nearest } from '../../names';
import type { OpeaRule } from '../OpeaContext';

/** The flow names a service that is not declared. */
export const unknownService: OpeaRule = {
  code: 'unknown-service',
  check({ services, flow, report }) {
    const declared = new Set(services.map(({ name }) => name));
    for (const { name, range } of flow.mentions) {
      if (!declared.has(name)) {
        const near = nearest(name, declared);
        report.error(
          'unknown-service',
          range,
          `'${name}' is not among 'opea_micro_services'`,
          {
            hint:
              near === undefined
                ? `Declared are ${[...declared].join(', ') || 'none'}`
                : `Did you mean '${near}'?`,
          },
        );
      }
    }
  },
};
