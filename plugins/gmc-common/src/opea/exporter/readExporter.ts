import type { Catalogue } from '../../components';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { MapReader } from '../../yaml/MapReader';
import { describeKind } from '../../yaml/YamlValue';
import type { YamlMap, YamlValue } from '../../yaml/YamlValue';
import { firstServices } from '../firstServices';
import type { OpeaContext } from '../OpeaContext';
import type { Microservice, Pipeline } from '../Pipeline';
import { DEFAULT_MEGA_PORT } from '../readMegaService';
import { EXPORTER_RULES } from '../rules';
import { readEntry } from './readEntry';
import { addVariables } from './readVariables';
import type { Variables } from './readVariables';

/**
 * Reads the format of the `opea` command's exporter: what to deploy, as lists,
 * without a flow.
 */
export function readExporter(
  root: YamlMap,
  catalogue: Catalogue,
  report: DiagnosticReport,
): Pipeline {
  const reader = new MapReader(root, 'the document', report);
  const globals: Variables = { values: {}, ranges: {} };
  addVariables(reader.entry('global_envs')?.value, globals, report);
  const read = (key: string) =>
    itemsOf(reader, key, report).map(item =>
      readEntry(item, globals, catalogue, report),
    );
  const microServices = read('micro_services');
  const [mega, ...others] = read('mega_service');
  reader.finish();

  const services = [...microServices, ...others];
  const context: OpeaContext = {
    services,
    flow: { stated: false, mentions: [], edges: [], range: root.range },
    runnable: { edges: [], circles: [] },
    megaService: megaServiceOf(mega, root),
    catalogue,
    report,
  };
  for (const rule of EXPORTER_RULES) {
    rule.check(context);
  }
  return {
    dialect: 'exporter',
    services,
    flowNames: [],
    edges: [],
    megaService: context.megaService,
  };
}

function itemsOf(
  reader: MapReader,
  key: string,
  report: DiagnosticReport,
): YamlMap[] {
  const value = reader.entry(key)?.value;
  if (value && value.kind !== 'list') {
    reader.wrongType(key, value, 'a list');
  }
  return firstServices(
    value?.kind === 'list' ? value.items : [],
    ({ range }) => range,
    report,
  ).filter(item => isMap(item, report));
}

function isMap(item: YamlValue, report: DiagnosticReport): item is YamlMap {
  if (item.kind === 'map') {
    return true;
  }
  report.error(
    'wrong-type',
    item.range,
    `A service must be a map with 'service_name' and 'image', not ${describeKind(
      item,
    )}`,
  );
  return false;
}

function megaServiceOf(
  mega: Microservice | undefined,
  root: YamlMap,
): Pipeline['megaService'] {
  const { name, image, container, environment = {}, ranges } = mega ?? {};
  return {
    port:
      mega?.address.kind === 'managed' && container?.ports
        ? mega.address.port
        : DEFAULT_MEGA_PORT,
    name,
    image,
    container,
    environment,
    ranges: { flow: root.range, environment: ranges?.environment ?? {} },
  };
}
