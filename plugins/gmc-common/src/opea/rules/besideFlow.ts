import type { OpeaRule } from '../OpeaContext';

/** Data preparation and user interfaces are not part of answering a prompt. */
export const besideFlow: OpeaRule = {
  code: 'beside-flow',
  check({ services, flow, catalogue, report }) {
    for (const { name, component } of services) {
      const known =
        component === undefined ? undefined : catalogue.get(component);
      const mention = flow.mentions.find(({ name: other }) => other === name);
      if (known?.besideFlow && mention) {
        report.warning(
          'beside-flow',
          mention.range,
          `'${name}' (${known.title.toLowerCase()}) is in the flow, so that it is called with every prompt`,
          { hint: 'Take it out of the flow; it is deployed all the same' },
        );
      }
    }
  },
};
