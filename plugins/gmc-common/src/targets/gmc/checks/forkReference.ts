import { readForkValue } from '../../../connector/forkValue';
import type { Range } from '../../../diagnostics';
import { gmcService } from '../GmcContext';
import type { GmcContext, GmcService } from '../GmcContext';
import { isSaid } from '../microserviceConfig';

/** The fork's operator takes every value of a config for a reference. */
export function forkReference(context: GmcContext): void {
  const { pipeline, profile, report } = context;
  for (const service of profile === 'enterprise-rag' ? pipeline.services : []) {
    const planned = gmcService(service, context);
    for (const { key, value, range } of planned
      ? valuesOf(planned, context)
      : []) {
      const { problem } = readForkValue(key, value);
      if (problem !== undefined) {
        report.error(
          'invalid-reference',
          range ?? service.ranges.name,
          `GMC (enterprise-rag) can't take this value for '${key}' of '${service.name}': it says "Invalid syntax: ${problem}" and retries for ever`,
          {
            hint: "No ':' and at most one '/', or set it in the operator's template",
          },
        );
      }
    }
  }
}

function valuesOf(
  planned: GmcService,
  { catalogue, profile }: GmcContext,
): { key: string; value: string; range?: Range }[] {
  const { service, component, form } = planned;
  const { model, environment, ranges } = service;
  const [modelKey] = (component.calls ?? [])
    .filter(({ takesModel }) => takesModel)
    .flatMap(({ components }) => components)
    .filter(id => Object.values(form.calls ?? {}).includes(id))
    .flatMap(id => catalogue.get(id)?.gmc[profile]?.modelKey ?? []);
  return [
    ...(modelKey !== undefined && model !== undefined
      ? [
          {
            key: modelKey,
            value: model,
            range: ranges.keys.model ?? ranges.keys['model-id'],
          },
        ]
      : []),
    ...Object.entries(environment)
      .filter(([key, value]) => isSaid(planned, key, value))
      .map(([key, value]) => ({
        key,
        value,
        range: ranges.environment[key],
      })),
  ];
}
