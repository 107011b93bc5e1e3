import { MODEL_KEYS } from '../../components';
import type { Catalogue, Component } from '../../components';
import { imageName } from '../../components/imageName';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { MapReader } from '../../yaml/MapReader';
import { toPlain } from '../../yaml/YamlValue';
import type { YamlMap, YamlScalar, YamlValue } from '../../yaml/YamlValue';
import { containerSettings } from '../container/containerSettings';
import { hideCredentials } from '../container/hideCredentials';
import { splitCommand } from '../container/readContainer';
import { readPorts } from '../container/readPorts';
import { readTexts } from '../container/readTexts';
import type { ContainerSettings, Microservice } from '../Pipeline';
import { REPLICAS } from '../readMicroservice';
import { addVariables } from './readVariables';
import type { Variables } from './readVariables';

/** Kubernetes' names for what the exporter's `resources` limit. */
const RESOURCES = { cpu: 'cpu', memory: 'memory', hpu: 'habana.ai/gaudi' };

/** Reads an entry of `micro_services` or `mega_service`. */
export function readEntry(
  item: YamlMap,
  globals: Variables,
  catalogue: Catalogue,
  report: DiagnosticReport,
): Microservice {
  const named = requiredText(item, 'service_name', report);
  const name = named?.text ?? '';
  const reader = new MapReader(item, `the service '${name}'`, report);
  reader.entry('service_name');
  const image = requiredText(item, 'image', report)?.text;
  reader.entry('image');

  const variables: Variables = {
    values: { ...globals.values },
    ranges: { ...globals.ranges },
  };
  addVariables(reader.entry('envs')?.value, variables, report);
  const ports = readPorts(reader, report);
  const command = readArguments(reader, report);
  const component = componentOf(name, image, catalogue);
  const service: Microservice = {
    name,
    component: component?.id,
    ...(component && { componentFrom: 'name' }),
    address: {
      kind: 'managed',
      port: ports.containerPort ?? component?.port ?? 80,
      endpoint: component?.endpoints[0] ?? '/',
    },
    model: modelOf(command, variables.values),
    image,
    environment: variables.values,
    replicas: reader.integer('replicas', REPLICAS),
    resources: readResources(reader),
    ...readContainer(reader, ports.texts, command, report),
    ranges: {
      name: named?.range ?? item.range,
      keys: Object.fromEntries(
        [...item.entries.values()].map(({ key, value }) => [key, value.range]),
      ),
      environment: variables.ranges,
    },
  };
  reader.finish();
  return service;
}

function requiredText(
  item: YamlMap,
  key: string,
  report: DiagnosticReport,
): YamlScalar | undefined {
  const value = item.entries.get(key)?.value;
  if (value?.kind === 'scalar' && value.text !== '') {
    return value;
  }
  report.error(
    value && value.kind !== 'scalar' ? 'wrong-type' : 'missing-key',
    value?.range ?? item.range,
    `A service must have '${key}', a text`,
  );
  return undefined;
}

/**
 * By the image, whoever's registry it is from, and then by the name: an
 * `llm-server` may run the model server. What several components run is told
 * apart by the name.
 */
function componentOf(
  name: string,
  image: string | undefined,
  catalogue: Catalogue,
): Component | undefined {
  const repository = imageName(image ?? '');
  const named = catalogue.withName(name);
  const sameImage = catalogue.components.filter(
    component => imageName(component.image) === repository,
  );
  if (sameImage.length === 0) {
    return catalogue.withName(repository) ?? named;
  }
  return sameImage.length === 1
    ? sameImage[0]
    : sameImage.find(component => component === named) ??
        catalogue.get(repository);
}

/** `- --model-id: a/b` is two arguments, `- --auto-truncate` is one. */
function readArguments(reader: MapReader, report: DiagnosticReport): string[] {
  const value = reader.entry('args')?.value;
  if (value && value.kind !== 'list') {
    reader.wrongType('args', value, 'a list');
  }
  const items = value?.kind === 'list' ? value.items : [];
  const args = items.flatMap(item => {
    if (item.kind === 'scalar') {
      return splitCommand(item.text);
    }
    const entries = item.kind === 'map' ? [...item.entries.values()] : [];
    if (item.kind === 'list') {
      report.error(
        'wrong-type',
        item.range,
        'An argument must be a text, or a map of its name and value',
      );
    }
    return entries.flatMap(entry => [entry.key, ...textsOf(entry.value)]);
  });
  return value ? hideCredentials(args, value.range, report) : [];
}

function textsOf(value: YamlValue): string[] {
  return value.kind === 'scalar' && value.text !== '' ? [value.text] : [];
}

function modelOf(
  command: readonly string[],
  environment: Record<string, string>,
): string | undefined {
  const index = command.findIndex(word => /^--model(-id)?$/.test(word));
  const key = MODEL_KEYS.find(candidate =>
    Object.hasOwn(environment, candidate),
  );
  const written =
    index === -1 ? key && environment[key] : command.at(index + 1);
  return written?.startsWith('$') ? undefined : written;
}

function readResources(reader: MapReader): Microservice['resources'] {
  const resources = reader.mapping('resources');
  const limits = Object.entries(RESOURCES).flatMap(([key, name]) => {
    const value = resources?.entries.get(key)?.value;
    return value ? [[name, toPlain(value)]] : [];
  });
  return limits.length > 0 ? { limits: Object.fromEntries(limits) } : undefined;
}

function readContainer(
  reader: MapReader,
  ports: string[],
  command: string[],
  report: DiagnosticReport,
): { container?: ContainerSettings } {
  const volumes = readTexts(reader, 'volumes').map(({ text }) => text);
  const dependsOn = readTexts(reader, 'dependencies').map(({ text }) => text);
  const options = readOptions(reader, report);
  const container = containerSettings({
    ports,
    volumes,
    command,
    dependsOn,
    options,
  });
  return container ? { container } : {};
}

/** A list of maps, each copied into the service; `cap_add` is a list there. */
function readOptions(
  reader: MapReader,
  report: DiagnosticReport,
): Record<string, unknown> {
  const value = reader.entry('options')?.value;
  const items = value?.kind === 'list' ? value.items : [value];
  const options: Record<string, unknown> = {};
  for (const item of items) {
    if (item?.kind === 'map') {
      Object.assign(options, toPlain(item));
    } else if (item) {
      report.error('wrong-type', item.range, 'An option must be a map');
    }
  }
  return typeof options.cap_add === 'string'
    ? { ...options, cap_add: [options.cap_add] }
    : options;
}
