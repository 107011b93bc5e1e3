import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { ContainerSettings, Microservice, Pipeline } from '../../opea';
import { CONTAINER_OPTIONS } from '../../opea/container/containerOptions';

/** Keeps those options of containers that an `opea.yaml` has keys for. */
export function keepOptions(
  pipeline: Pipeline,
  report: DiagnosticReport,
): Pipeline {
  const keep = (
    { options, ...container }: ContainerSettings,
    range: Microservice['ranges']['name'],
    name = 'the megaservice',
  ): ContainerSettings => {
    const entries = Object.entries(options ?? {});
    const kept = entries.filter(([key]) => CONTAINER_OPTIONS.includes(key));
    for (const [key] of entries.filter(entry => !kept.includes(entry))) {
      report.warning(
        'not-in-opea',
        range,
        `The option '${key}' of '${name}' is left out: an opea.yaml has no such key`,
      );
    }
    return {
      ...container,
      ...(kept.length > 0 && { options: Object.fromEntries(kept) }),
    };
  };
  const { megaService } = pipeline;
  return {
    ...pipeline,
    services: pipeline.services.map(service => ({
      ...service,
      container:
        service.container &&
        keep(
          service.container,
          service.ranges.keys.options ?? service.ranges.name,
          service.name,
        ),
    })),
    megaService: {
      ...megaService,
      container:
        megaService.container &&
        keep(megaService.container, megaService.ranges.flow, megaService.name),
    },
  };
}
