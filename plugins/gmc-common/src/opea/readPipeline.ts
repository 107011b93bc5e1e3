import type { Catalogue } from '../components';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { MapReader } from '../yaml/MapReader';
import type { YamlMap, YamlValue } from '../yaml/YamlValue';
import { impliedFlow } from './impliedFlow';
import type { OpeaContext } from './OpeaContext';
import type { Microservice, Pipeline } from './Pipeline';
import { readFlow } from './readFlow';
import { readMicroservice } from './readMicroservice';
import { DECLARED_RULES } from './rules';
import { breakCycles } from './flow/breakCycles';

/** Ten times the largest pipeline that is known. */
const MAX_SERVICES = 200;

/** The port that OPEA's megaservices use where nothing is said. */
const DEFAULT_PORT = 8888;

/** Reads a document of the RFC's kind and checks it by the rules. */
export function readPipeline(
  root: YamlMap,
  catalogue: Catalogue,
  report: DiagnosticReport,
): Pipeline {
  const reader = new MapReader(root, 'the document', report);
  const services = readServices(
    required(reader, 'opea_micro_services', report),
    catalogue,
    report,
  );
  const megaService = required(reader, 'opea_mega_service', report);
  const mega = new MapReader(
    megaService ?? { kind: 'map', range: root.range, entries: new Map() },
    "'opea_mega_service'",
    report,
  );
  const port = mega.integer('port', {
    min: 1,
    max: 65535,
    code: 'invalid-port',
  });
  const endpoint = mega.text('endpoint')?.text;
  const flowValue = mega.entry('mega_flow')?.value ?? emptyList(mega.map);
  const flow = readFlow(flowValue, report);
  mega.finish();
  reader.finish();

  const context: OpeaContext = { services, flow, catalogue, report };
  impliedFlow(context, megaService !== undefined);
  for (const rule of DECLARED_RULES) {
    rule.check(context);
  }
  return {
    dialect: 'rfc',
    services,
    ...declaredFlow(context),
    megaService: {
      port: port ?? DEFAULT_PORT,
      ...(endpoint !== undefined && { endpoint }),
      ranges: { flow: flow.range, port: mega.entry('port')?.value.range },
    },
  };
}

function required(
  reader: MapReader,
  key: string,
  report: DiagnosticReport,
): YamlMap | undefined {
  const map = reader.mapping(key);
  if (!reader.entry(key)) {
    report.error(
      'missing-key',
      reader.map.entries.get(key)?.keyRange ?? startOf(reader.map),
      `The document has no '${key}'`,
    );
  }
  return map;
}

function readServices(
  map: YamlMap | undefined,
  catalogue: Catalogue,
  report: DiagnosticReport,
): Microservice[] {
  const entries = [...(map?.entries.values() ?? [])];
  if (entries.length > MAX_SERVICES) {
    report.error(
      'too-many-services',
      entries[MAX_SERVICES].keyRange,
      `The document has ${entries.length} services; the first ${MAX_SERVICES} are read`,
    );
  }
  return entries
    .slice(0, MAX_SERVICES)
    .map(entry => readMicroservice(entry, catalogue, report));
}

/** The flow between what is declared: what targets can be made from. */
function declaredFlow({
  services,
  flow,
}: OpeaContext): Pick<Pipeline, 'flowNames' | 'edges'> {
  const declared = new Set(services.map(({ name }) => name));
  const names = flow.mentions.map(({ name }) => name);
  return {
    flowNames: [...new Set(names)].filter(name => declared.has(name)),
    edges: breakCycles(
      flow.edges.filter(
        ({ from, to }) => declared.has(from.name) && declared.has(to.name),
      ),
    ).edges.map(({ from, to }) => ({ from: from.name, to: to.name })),
  };
}

function emptyList(map: YamlMap): YamlValue {
  return { kind: 'list', range: startOf(map), items: [] };
}

function startOf({ range }: YamlMap) {
  return { start: range.start, end: range.start };
}
