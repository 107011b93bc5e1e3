import { gmcService } from '../GmcContext';
import type { GmcContext } from '../GmcContext';

/** Tells where a wish for hardware meets a step that comes for CPUs only. */
export function hardwareFallback(context: GmcContext): void {
  const { pipeline, catalogue, profile, report } = context;
  for (const service of pipeline.services) {
    const { hardware, name, ranges } = service;
    const callees = Object.values(
      gmcService(service, context)?.form.calls ?? {},
    );
    if (hardware === undefined || callees.length === 0) {
      continue;
    }
    const available = callees.some(
      id => catalogue.get(id)?.gmc[profile]?.steps[hardware],
    );
    if (!available) {
      report.info(
        'hardware-fallback',
        ranges.keys.hardware ?? ranges.name,
        `GMC (${profile}) has no step on ${hardware} for what '${name}' calls: it runs on xeon`,
      );
    }
  }
}
