import type { Component } from '../../../components';
import type { Microservice } from '../../../opea';
import { chooseCallee } from '../../../components/chooseCallee';
import { componentOf } from '../ComposeContext';
import type { ComposeContext } from '../ComposeContext';
import { hasFormFor } from '../containerForm';

/** Tells where a wish for hardware meets what comes for CPUs only. */
export function hardwareFallback(context: ComposeContext): void {
  const { deployed, report } = context;
  for (const service of deployed) {
    const { hardware, name, ranges } = service;
    const candidates = runOnHardware(service, context);
    if (
      hardware !== undefined &&
      candidates.length > 0 &&
      !candidates.some(component => hasFormFor(component, hardware))
    ) {
      report.info(
        'hardware-fallback',
        ranges.keys.hardware ?? ranges.name,
        `There is no image for ${hardware} of ${candidates
          .map(({ id }) => id)
          .join(' or ')}, so what does the work of '${name}' runs on a CPU`,
      );
    }
  }
}

/** What a wish for hardware can be about: the component, and its model servers. */
export function runOnHardware(
  service: Microservice,
  context: ComposeContext,
): Component[] {
  const component = componentOf(service, context);
  if (!component) {
    return [];
  }
  const servers = (component.calls ?? [])
    .filter(({ by }) => by === 'server')
    .map(
      call =>
        chooseCallee(call, service.server, context.catalogue, () => false)
          ?.component,
    )
    .filter(callee => callee !== undefined);
  const isOwn =
    component.role === 'model-server' || component.container?.hardware;
  return [...(isOwn ? [component] : []), ...servers];
}
