import { gmcService } from '../GmcContext';
import type { GmcContext } from '../GmcContext';
import { stepEndpoint } from '../microserviceConfig';

/** The router of every connector listens here. */
const ROUTER_PORT = 8080;

/** Tells of ports and paths that the operator's images decide. */
export function fixedByGmc(context: GmcContext): void {
  const { pipeline, report } = context;
  for (const service of pipeline.services) {
    const planned = gmcService(service, context);
    if (!planned || service.address.kind !== 'managed') {
      continue;
    }
    const { port, endpoint } = service.address;
    const { name, ranges } = service;
    if (ranges.keys.port && port !== planned.form.port) {
      report.info(
        'fixed-by-gmc',
        ranges.keys.port,
        `GMC's Service for '${name}' listens on port ${planned.form.port}`,
      );
    }
    const answered = stepEndpoint(planned);
    if (ranges.keys.endpoint && answered !== endpoint) {
      report.info(
        'fixed-by-gmc',
        ranges.keys.endpoint,
        `GMC's image for '${name}' answers at ${answered}`,
      );
    }
  }
  const { port, ranges } = pipeline.megaService;
  if (ranges.port && port !== ROUTER_PORT) {
    report.info(
      'fixed-by-gmc',
      ranges.port,
      `GMC's router listens on port ${ROUTER_PORT}`,
    );
  }
}
