import { HARDWARE } from '../components';
import type { Catalogue, Component } from '../components';
import { didYouMean } from '../diagnostics/didYouMean';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { MapReader } from '../yaml/MapReader';
import { toPlain } from '../yaml/YamlValue';
import type { YamlEntry, YamlMap, YamlScalar } from '../yaml/YamlValue';
import type {
  Microservice,
  MicroserviceRanges,
  ServiceAddress,
} from './Pipeline';
import { inferComponent } from './inferComponent';
import { readContainer } from './container/readContainer';
import { readEnvironment } from './readEnvironment';

const PORT = { min: 1, max: 65535, code: 'invalid-port' } as const;

/** More would be a mistake: the operator's Deployments have one. */
export const REPLICAS = { min: 0, max: 1000, code: 'wrong-type' } as const;

/** Reads an entry of `opea_micro_services`. */
export function readMicroservice(
  entry: YamlEntry,
  catalogue: Catalogue,
  report: DiagnosticReport,
): Microservice {
  const reader = new MapReader(
    mapOf(entry, report),
    `the service '${entry.key}'`,
    report,
  );
  const ranges: MicroserviceRanges = {
    name: entry.keyRange,
    keys: Object.fromEntries(
      [...reader.map.entries.values()].map(({ key, value }) => [
        key,
        value.range,
      ]),
    ),
    environment: {},
  };
  const url = urlOf(reader.text('endpoint')?.text);
  const kind = readComponent(entry.key, url, reader, catalogue, report);
  const resources = reader.mapping('resources');
  const { container, containerPort } = readContainer(reader, report);
  const service: Microservice = {
    name: entry.key,
    component: kind?.component.id,
    componentFrom: kind?.from,
    address: readAddress(entry, url, reader, {
      component: kind?.component,
      containerPort,
      report,
    }),
    model: (reader.text('model') ?? reader.text('model-id'))?.text,
    server: reader.text('server')?.text,
    hardware: reader.oneOf('hardware', HARDWARE),
    store: reader.text('store')?.text,
    image: reader.text('image')?.text,
    environment: readEnvironment(reader, ranges.environment, report),
    replicas: reader.integer('replicas', REPLICAS),
    resources: resources && (toPlain(resources) as Record<string, unknown>),
    ...(container && { container }),
    ranges,
  };
  // Asked for in any case, so that the two spellings don't hide one another.
  reader.text('model-id');
  reader.finish();
  return service;
}

function mapOf({ key, keyRange, value }: YamlEntry, report: DiagnosticReport) {
  const empty: YamlMap = { kind: 'map', range: keyRange, entries: new Map() };
  if (value.kind === 'map') {
    return value;
  }
  // `llm:` alone says enough where the name tells the component.
  if (value.kind === 'list' || value.value !== null) {
    report.error(
      'wrong-type',
      value.range,
      `The service '${key}' must be a map, with an endpoint at least`,
    );
  }
  return empty;
}

function readComponent(
  name: string,
  url: URL | undefined,
  reader: MapReader,
  catalogue: Catalogue,
  report: DiagnosticReport,
): { component: Component; from: Microservice['componentFrom'] } | undefined {
  const type = reader.text('type');
  const path = url?.pathname ?? reader.text('endpoint')?.text;
  if (type) {
    const component = catalogue.get(type.text);
    if (!component) {
      reportUnknownType(type, catalogue, report);
    }
    return component && { component, from: 'type' };
  }
  return inferComponent(name, path, catalogue);
}

function reportUnknownType(
  type: YamlScalar,
  catalogue: Catalogue,
  report: DiagnosticReport,
): void {
  const ids = catalogue.components.map(({ id }) => id);
  report.error(
    'unknown-component',
    type.range,
    `There is no component '${type.text}'`,
    () => ({
      hint: `Known are ${ids.join(', ')}`,
      ...didYouMean(type.text, ids, type.range),
    }),
  );
}

function readAddress(
  entry: YamlEntry,
  url: URL | undefined,
  reader: MapReader,
  {
    component,
    containerPort,
    report,
  }: {
    component?: Component;
    /** Where a port mapping leads to. */
    containerPort?: number;
    report: DiagnosticReport;
  },
): ServiceAddress {
  const port = reader.integer('port', PORT);
  const host = reader.text('host')?.text;
  const endpoint = reader.text('endpoint');
  if (endpoint && url) {
    checkConflict(endpoint, url, { host, port }, report);
    return { kind: 'external', url: endpoint.text };
  }
  if (endpoint && !/^\/[^\s'"\\]*$/.test(endpoint.text)) {
    reportEndpoint(entry.key, endpoint, report);
  }
  if (!endpoint && !component && !reader.entry('type')) {
    report.error(
      'missing-key',
      entry.keyRange,
      `The service '${entry.key}' has no endpoint, and its name does not tell what it is`,
      { hint: 'Add `endpoint:` with its path or URL, or `type:`' },
    );
  }
  return {
    kind: 'managed',
    ...(host !== undefined && { host }),
    port: port ?? containerPort ?? component?.port ?? 80,
    endpoint: endpoint?.text ?? component?.endpoints[0] ?? '/',
  };
}

/** Where a service elsewhere is: the absolute URL of HTTP that a text is. */
function urlOf(endpoint: string | undefined): URL | undefined {
  return endpoint !== undefined &&
    /^https?:\/\/[^\s'"\\]+$/i.test(endpoint) &&
    URL.canParse(endpoint)
    ? new URL(endpoint)
    : undefined;
}

function reportEndpoint(
  name: string,
  endpoint: YamlScalar,
  report: DiagnosticReport,
): void {
  const url = `http://${endpoint.text}`;
  const lacksScheme =
    /^[\w.-]+(:\d+)(\/\S*)?$/.test(endpoint.text) && urlOf(url) !== undefined;
  report.error(
    'invalid-endpoint',
    endpoint.range,
    `The endpoint of '${name}' is neither a path nor an absolute URL`,
    lacksScheme
      ? {
          hint: `Write ${url}`,
          fix: {
            title: `Write ${url}`,
            edits: [{ range: endpoint.range, newText: url }],
          },
        }
      : { hint: 'A path begins with /, a URL with http:// or https://' },
  );
}

/** A URL says host and port; what stands beside it must not say otherwise. */
function checkConflict(
  endpoint: YamlScalar,
  url: URL,
  beside: { host?: string; port?: number },
  report: DiagnosticReport,
): void {
  const urlPort = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  for (const [key, said, inUrl] of [
    ['host', beside.host, url.hostname],
    ['port', beside.port, urlPort],
  ]) {
    if (said !== undefined && said !== inUrl) {
      report.warning(
        'endpoint-conflict',
        endpoint.range,
        `The URL says ${key} ${inUrl}, the key '${key}' says ${said}; the URL is used`,
        { hint: `Delete '${key}', or make them agree` },
      );
    }
  }
}
