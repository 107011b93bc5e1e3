import { explainPipeline } from '../explain';
import type { ServiceExplanation } from '../explain';
import type { Catalogue } from '../components';
import type { ContainerSettings, Microservice, Pipeline } from '../opea';
import { isCredentialKey, redact } from '../redaction';

/** A value as it is compared, and as it may be shown. */
export interface ComparedValue {
  exact: string;
  shown: string;
}

/** What two things are compared by, in the order it is told. */
export type ComparedValues = ReadonlyMap<string, ComparedValue>;

type Entry = [string, ComparedValue];

/** What the services of a pipeline are, by name. */
export function servicesCompared(
  pipeline: Pipeline,
  catalogue: Catalogue,
): Map<string, ComparedValues> {
  const { services } = explainPipeline(pipeline, catalogue);
  return new Map(
    pipeline.services.map((service, index) => [
      service.name,
      new Map([
        ...valuesOf(service, services[index]),
        ...environment(service.environment),
        ...container(service.container),
      ]),
    ]),
  );
}

/** What the megaservice of a pipeline is. */
export function megaServiceCompared({ megaService }: Pipeline): ComparedValues {
  return new Map([
    ...value('port', megaService.port),
    ...value('endpoint', megaService.endpoint),
    ...value('image', megaService.image),
    ...environment(megaService.environment),
    ...container(megaService.container),
  ]);
}

/** With what is left out in the document, so that saying it is no difference. */
function valuesOf(
  { address, resources }: Microservice,
  explained: ServiceExplanation,
): Entry[] {
  const managed = address.kind === 'managed';
  return [
    ...value('component', explained.component?.id),
    ...value('place', explained.place),
    ...value(
      'address',
      managed
        ? `${address.host ?? ''}:${address.port}${address.endpoint}`
        : address.url,
    ),
    ...value('model', explained.model?.value),
    ...value('server', calleesOf(explained, 'server')),
    ...value('store', calleesOf(explained, 'store')),
    ...value('hardware', explained.hardware?.value),
    ...value('image', explained.image?.value),
    ...value('replicas', managed ? explained.replicas?.value ?? 1 : undefined),
    ...value('resources', resources),
  ];
}

function calleesOf(
  { calls }: ServiceExplanation,
  by: 'server' | 'store',
): string | undefined {
  const names = calls.filter(call => call.by === by).map(call => call.value);
  return names.length === 0 ? undefined : names.join(', ');
}

function environment(variables: Record<string, string>): Entry[] {
  return Object.entries(variables).map(([name, exact]) => [
    `environment.${name}`,
    { exact, shown: isCredentialKey(name) ? '[redacted]' : redact(exact) },
  ]);
}

function container(settings: ContainerSettings = {}): Entry[] {
  const { ports, volumes, command, dependsOn, options = {} } = settings;
  return [
    ...value('ports', ports),
    ...value('volumes', volumes),
    ...value('command', command),
    ...value('depends_on', dependsOn),
    ...Object.entries(options).flatMap(([key, option]) => value(key, option)),
  ];
}

function value(what: string, plain: unknown): Entry[] {
  if (plain === undefined) {
    return [];
  }
  const exact =
    typeof plain === 'string' ? plain : JSON.stringify(sorted(plain));
  return [[what, { exact, shown: redact(exact) }]];
}

/** The order of keys means nothing. */
function sorted(plain: unknown): unknown {
  if (Array.isArray(plain)) {
    return plain.map(sorted);
  }
  if (typeof plain === 'object' && plain !== null) {
    return Object.fromEntries(
      Object.entries(plain)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]),
    );
  }
  return plain;
}
