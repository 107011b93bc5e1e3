import { Document, isMap, isScalar, isSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import { YAML_STYLE } from '../../yaml/style';
import type { ComposeFile, ComposeService } from './ComposeFile';
import type { ComposePlan, PlannedService } from './ComposePlan';

/** The keys of a service as people order them; others come after the image. */
const FIRST = ['image', 'build'];
const LAST = [
  'entrypoint',
  'command',
  'environment',
  'ports',
  'extra_hosts',
  'volumes',
  'shm_size',
  'depends_on',
  'healthcheck',
  'deploy',
  'restart',
];

/** Writes what was planned, the same bytes each time. */
export function writeComposeFile(file: ComposeFile, plan: ComposePlan): string {
  const document = new Document(file, YAML_STYLE);
  const services = document.get('services', true);
  const comments = new Map(
    plan.services.map(({ host, comment }) => [host, comment]),
  );
  separate(document.contents);
  separate(services);
  if (isMap(services)) {
    for (const { key, value } of services.items) {
      const comment = isScalar(key) && comments.get(String(key.value));
      if (isScalar(key) && comment) {
        key.commentBefore = ` ${comment}`;
      }
      if (isMap(value)) {
        format(value);
      }
    }
  }
  return document.toString({
    ...YAML_STYLE,
    blockQuote: 'literal',
    flowCollectionPadding: false,
    nullStr: '',
  });
}

/** The file that a plan makes. */
export function composeFile(name: string, plan: ComposePlan): ComposeFile {
  const healthy = new Set(
    plan.services
      .filter(
        ({ definition: { healthcheck } }) =>
          healthcheck && !healthcheck.disable,
      )
      .map(({ host }) => host),
  );
  return {
    name,
    services: Object.fromEntries(
      plan.services.map(service => [service.host, finished(service, healthy)]),
    ),
    ...(plan.volumes.length > 0 && {
      volumes: Object.fromEntries(plan.volumes.map(volume => [volume, null])),
    }),
  };
}

function finished(
  { definition, dependsOn }: PlannedService,
  healthy: ReadonlySet<string>,
): ComposeService {
  const service: ComposeService = {
    ...definition,
    ...(dependsOn.size > 0 && {
      depends_on: Object.fromEntries(
        [...dependsOn].map(host => [
          host,
          {
            condition: healthy.has(host)
              ? 'service_healthy'
              : 'service_started',
          },
        ]),
      ),
    }),
  };
  return Object.fromEntries(
    Object.entries(service).sort(([a], [b]) => placeOf(a) - placeOf(b)),
  );
}

function placeOf(key: string): number {
  return FIRST.includes(key)
    ? FIRST.indexOf(key)
    : FIRST.length + 1 + LAST.indexOf(key);
}

/** An empty line before each entry but the first. */
function separate(node: unknown): void {
  for (const { key } of isMap(node) ? node.items.slice(1) : []) {
    if (isScalar(key)) {
      key.spaceBefore = true;
    }
  }
}

/** As people write them: a health check's program in a line, ports in quotes. */
function format(service: YAMLMap): void {
  const test = service.getIn(['healthcheck', 'test']);
  if (isSeq(test)) {
    test.flow = true;
  }
  const ports = service.get('ports');
  for (const port of isSeq(ports) ? ports.items : []) {
    if (isScalar(port)) {
      port.type = 'QUOTE_DOUBLE';
    }
  }
}
