import type { OpeaContext } from './OpeaContext';

/**
 * Gives a document without a flow the only one it can mean: its one service.
 * OPEA's orchestrator would send each prompt to all services at once, which
 * nobody writes down on purpose.
 */
export function impliedFlow({ services, flow, catalogue, report }: OpeaContext): void {
  if (flow.stated) {
    return;
  }
  const candidates = services.filter(
    ({ component }) =>
      component === undefined || !catalogue.get(component)?.besideFlow,
  );
  if (candidates.length !== 1) {
    report.error(
      'flow-missing',
      flow.range,
      `There is no 'mega_flow' to say how the ${candidates.length} services call each other`,
      {
        hint: `For one after the other: - ${candidates.map(({ name }) => name).join(' >> ')}`,
      },
    );
    // Unused services would be the same finding again.
    flow.mentions.push(
      ...candidates.map(({ name, ranges }) => ({ name, range: ranges.name })),
    );
    return;
  }
  const [{ name, ranges }] = candidates;
  flow.mentions.push({ name, range: ranges.name });
  report.info(
    'flow-missing',
    ranges.name,
    `There is no 'mega_flow': '${name}' is taken for the whole of it`,
  );
}
