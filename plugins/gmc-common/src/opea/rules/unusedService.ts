import type { OpeaRule } from '../OpeaContext';

/** A service that is declared and never called. */
export const unusedService: OpeaRule = {
  code: 'unused-service',
  check({ services, flow, catalogue, report }) {
    const used = new Set(flow.mentions.map(({ name }) => name));
    for (const { name, component, ranges } of services) {
      const beside =
        component !== undefined && catalogue.get(component)?.besideFlow;
      if (!used.has(name) && !beside) {
        report.warning(
          'unused-service',
          ranges.name,
          `'${name}' is not in the flow, so nothing calls it`,
          { hint: 'Add it to `mega_flow`, or delete it' },
        );
      }
    }
  },
};
