import type { Catalogue } from '../components';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { MapReader } from '../yaml/MapReader';
import type { YamlMap, YamlValue } from '../yaml/YamlValue';
import { firstServices } from './firstServices';
import { impliedFlow } from './impliedFlow';
import type { OpeaContext } from './OpeaContext';
import type { Microservice, Pipeline } from './Pipeline';
import { readFlow } from './readFlow';
import { readMegaService } from './readMegaService';
import { readMicroservice } from './readMicroservice';
import { DECLARED_RULES } from './rules';
import { breakCycles } from './flow/breakCycles';

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
  const megaMap = required(reader, 'opea_mega_service', report);
  const mega = new MapReader(
    megaMap ?? { kind: 'map', range: root.range, entries: new Map() },
    "'opea_mega_service'",
    report,
  );
  const said = readMegaService(mega, report);
  const flowValue = mega.entry('mega_flow')?.value ?? emptyList(mega.map);
  const flow = readFlow(flowValue, report);
  mega.finish();
  reader.finish();

  const context: OpeaContext = {
    services,
    flow,
    runnable: breakCycles(flow.edges),
    megaService: { ...said, ranges: { ...said.ranges, flow: flow.range } },
    catalogue,
    report,
  };
  impliedFlow(context, megaMap !== undefined);
  for (const rule of DECLARED_RULES) {
    rule.check(context);
  }
  return {
    dialect: 'rfc',
    services,
    ...declaredFlow(context),
    megaService: context.megaService,
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
  return firstServices(
    [...(map?.entries.values() ?? [])],
    ({ keyRange }) => keyRange,
    report,
  ).map(entry => readMicroservice(entry, catalogue, report));
}

/** The flow between what is declared: what targets can be made from. */
function declaredFlow({
  services,
  flow,
  runnable,
}: OpeaContext): Pick<Pipeline, 'flowNames' | 'edges'> {
  const declared = new Set(services.map(({ name }) => name));
  const names = flow.mentions.map(({ name }) => name);
  return {
    flowNames: [...new Set(names)].filter(name => declared.has(name)),
    edges: runnable.edges
      .filter(
        ({ from, to }) => declared.has(from.name) && declared.has(to.name),
      )
      .map(({ from, to }) => ({ from: from.name, to: to.name })),
  };
}

function emptyList(map: YamlMap): YamlValue {
  return { kind: 'list', range: startOf(map), items: [] };
}

function startOf({ range }: YamlMap) {
  return { start: range.start, end: range.start };
}
