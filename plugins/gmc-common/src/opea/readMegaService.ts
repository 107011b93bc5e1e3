import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import type { MapReader } from '../yaml/MapReader';
import { readContainer } from './container/readContainer';
import type { Pipeline } from './Pipeline';
import { readEnvironment } from './readEnvironment';

/** The port that OPEA's megaservices use where nothing is said. */
export const DEFAULT_MEGA_PORT = 8888;

/** Reads all of `opea_mega_service` but its flow. */
export function readMegaService(
  reader: MapReader,
  report: DiagnosticReport,
): Omit<Pipeline['megaService'], 'ranges'> & {
  ranges: Omit<Pipeline['megaService']['ranges'], 'flow'>;
} {
  const environmentRanges = {};
  const environment = readEnvironment(reader, environmentRanges, report);
  const { container, containerPort } = readContainer(reader, report);
  const port = reader.integer('port', {
    min: 1,
    max: 65535,
    code: 'invalid-port',
  });
  // OPEA's own documents have it beside the ports; containers have no use for it.
  reader.text('host');
  const endpoint = reader.text('endpoint')?.text;
  const image = reader.text('image')?.text;
  return {
    port: port ?? containerPort ?? DEFAULT_MEGA_PORT,
    ...(endpoint !== undefined && { endpoint }),
    ...(image !== undefined && { image }),
    environment,
    ...(container && { container }),
    ranges: {
      port: reader.entry('port')?.value.range,
      endpoint: reader.entry('endpoint')?.value.range,
      environment: environmentRanges,
    },
  };
}
