import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { DEFAULT_CATALOGUE, HARDWARE } from '../../components';
import { parseOpea } from '../../opea';
import type { ComposeFile } from './ComposeFile';
import { referencesIn } from './interpolation';
import { renderCompose } from './renderCompose';

const service = fc.record(
  {
    type: fc.constantFrom(...DEFAULT_CATALOGUE.components.map(({ id }) => id)),
    model: fc.constantFrom('a/b', 'c/d', 'e${f'),
    hardware: fc.constantFrom(...HARDWARE),
    image: fc.constantFrom('registry.example/one:1', '${REGISTRY}/two'),
    environment: fc.dictionary(
      fc.stringMatching(/^[A-Z][A-Z_]{0,8}(_KEY)?$/),
      fc.oneof(fc.string(), fc.stringMatching(/^([$:{}?-]|NAME){0,12}$/)),
      { maxKeys: 3 },
    ),
    volumes: fc.array(
      fc.constantFrom('data:/data', './here:/there', '${V:-other}:/v'),
      { minLength: 1, maxLength: 2 },
    ),
    replicas: fc.constant(1),
    resources: fc.constant({
      limits: { cpu: '500m', memory: '2Gi', 'nvidia.com/gpu': 1 },
    }),
  },
  { requiredKeys: ['type'] },
);

const document = fc
  .dictionary(fc.stringMatching(/^[a-zA-Z0-9][\w.@/-]{0,9}$/), service, {
    minKeys: 1,
    maxKeys: 6,
  })
  .map(services =>
    stringify({
      opea_micro_services: services,
      opea_mega_service: { mega_flow: [Object.keys(services).join(' >> ')] },
    }),
  );

function render(opea: string): Record<string, string> {
  const { pipeline } = parseOpea(opea);
  return pipeline ? renderCompose(pipeline, { name: 'app' }).files : {};
}

describe('renderCompose, whatever the pipeline is', () => {
  it('gives the same bytes each time, in which all that is named is there', () => {
    let written = 0;
    fc.assert(
      fc.property(document, opea => {
        const files = render(opea);
        expect(render(opea)).toEqual(files);
        const text = files['deploy/compose/compose.yaml'];
        // Nothing is written where there is an error.
        if (text !== undefined) {
          written++;
          const file: ComposeFile = parse(text);
          expectWhole(file);
          expectSettings(file, files['deploy/compose/.env.example']);
        }
      }),
    );
    expect(written).toBeGreaterThan(20);
  });
});

/** Everything that a service refers to is in the file. */
function expectWhole({ services, volumes = {} }: ComposeFile): void {
  const hosts = Object.keys(services);
  expect(new Set(hosts.map(host => host.toLowerCase())).size).toBe(
    hosts.length,
  );
  for (const [host, definition] of Object.entries(services)) {
    expect(host).toMatch(/^[A-Za-z0-9._-]{1,63}$/);
    expect(definition.image ?? definition.build).toBeTruthy();
    for (const [other, { condition }] of Object.entries(
      definition.depends_on ?? {},
    )) {
      expect(hosts).toContain(other);
      expect(condition).toBe(
        services[other].healthcheck ? 'service_healthy' : 'service_started',
      );
    }
    for (const mount of definition.volumes ?? []) {
      const [name] = mount.split(':');
      if (/^\w+$/.test(name)) {
        expect(Object.keys(volumes)).toContain(name);
      }
    }
  }
}

/** Every variable that Compose asks for is among the settings, and no other. */
function expectSettings(file: ComposeFile, envExample: string): void {
  const asked = referencesIn(JSON.stringify(file)).map(({ name }) => name);
  const offered = [...envExample.matchAll(/^(?:# )?(\w+)=/gm)].map(
    ([, name]) => name,
  );
  expect([...offered].sort()).toEqual([...new Set(asked)].sort());
}
