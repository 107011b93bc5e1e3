import type { FlowMention, OpeaRule } from '../OpeaContext';

/** Data preparation and user interfaces are not part of answering a prompt. */
export const besideFlow: OpeaRule = {
  code: 'beside-flow',
  check({ services, flow, catalogue, report }) {
    const firstMention = new Map<string, FlowMention>();
    for (const mention of flow.mentions) {
      if (!firstMention.has(mention.name)) {
        firstMention.set(mention.name, mention);
      }
    }
    for (const { name, component } of services) {
      const known =
        component === undefined ? undefined : catalogue.get(component);
      const mention = firstMention.get(name);
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
