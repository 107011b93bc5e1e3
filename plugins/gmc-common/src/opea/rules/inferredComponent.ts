import type { OpeaRule } from '../OpeaContext';

/** A guess from a name alone is shown: it may be wrong. */
export const inferredComponent: OpeaRule = {
  code: 'inferred-component',
  check({ services, report }) {
    for (const {
      name,
      component,
      componentFrom,
      address,
      ranges,
    } of services) {
      if (componentFrom === 'name' && address.kind === 'managed') {
        report.info(
          'inferred-component',
          ranges.name,
          `'${name}' is taken for the component '${component}', by its name`,
          { hint: `Say it with \`type: ${component}\`` },
        );
      }
    }
  },
};
