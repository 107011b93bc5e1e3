import type { OpeaContext } from './OpeaContext';

/** Names that a hint spells out. */
const MAX_SPELLED_OUT = 20;

/**
 * Gives a document without a flow the only one it can mean: its one service.
 * OPEA's orchestrator would send each prompt to all services at once, which
 * nobody writes down on purpose.
 *
 * @param sayIt - whether a missing flow is worth a finding of its own
 */
export function impliedFlow(
  { services, flow, catalogue, report }: OpeaContext,
  sayIt: boolean,
): void {
  if (flow.stated) {
    return;
  }
  const candidates = services.filter(
    ({ component }) =>
      component === undefined || !catalogue.get(component)?.besideFlow,
  );
  // Unused services would be the same finding again.
  flow.mentions.push(
    ...candidates.map(({ name, ranges }) => ({ name, range: ranges.name })),
  );
  const names = candidates.map(({ name }) => name);
  if (sayIt && names.length === 1) {
    report.info(
      'flow-missing',
      flow.mentions[0].range,
      `There is no 'mega_flow': '${names[0]}' is taken for the whole of it`,
    );
  } else if (sayIt) {
    report.error(
      'flow-missing',
      flow.range,
      `There is no 'mega_flow' to say how the ${names.length} services call each other`,
      {
        hint:
          names.length > 0 && names.length <= MAX_SPELLED_OUT
            ? `For one after the other: - ${names.join(' >> ')}`
            : 'For one after the other: - a >> b >> c',
      },
    );
  }
}
