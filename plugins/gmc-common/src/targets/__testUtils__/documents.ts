import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { DEFAULT_CATALOGUE } from '../../components';
import type { Profile } from '../../connector';
import type { FlowEdge } from '../../opea';

/** A flow as a tree: in a series and side by side. */
type Shape = 'service' | { kind: 'series' | 'parallel'; parts: Shape[] };

/** Names that a flow takes, some of which YAML or Kubernetes does not. */
const NAME = fc.oneof(
  fc.constantFrom(
    ...['llm', 'LLM_2', 'Chat.Model', 'chat_model', 'chat-model', '2nd', '007'],
    ...['on', 'null', '1e3', 'a/b@c', 'x-', 'router-service', 'tgi', 'redis'],
    ...['embedding', 'rerank', 'guard', 'a'.repeat(70)],
  ),
  fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/),
);

/** Texts that YAML would take for something else, and others. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('on', '010', '22:22', '2001-1-1', '', '~', ' x ', 'a: b #c'),
  fc.constantFrom('http://me:pw@proxy:3128', 'https://a.example/b', '${X}'),
  fc.stringMatching(/^[\w .=,+-]{0,12}$/),
);

/** Some that targets have to do something about. */
const VARIABLES = [
  ...['LOGFLAG', 'INDEX_NAME', 'PORT', 'no_proxy', 'y', 'http_proxy'],
  ...['HF_TOKEN', 'modelId', 'tei_endpoint', 'TGI_LLM_ENDPOINT', 'nodes'],
];

/** Services that GMC deploys, and some that run elsewhere. */
export function gmcServices(
  profile: Profile,
): fc.Arbitrary<Record<string, unknown>> {
  const types = DEFAULT_CATALOGUE.components
    .filter(
      ({ gmc, role, besideFlow }) =>
        gmc[profile] && role === 'microservice' && !besideFlow,
    )
    .map(({ id }) => id);
  const deployed = fc.record(
    {
      type: fc.constantFrom(...types),
      model: fc.constantFrom('BAAI/bge-m3', 'Qwen/Qwen2.5-7B-Instruct', 'on'),
      hardware: fc.constantFrom('xeon', 'gaudi', 'nvidia'),
      environment: fc.dictionary(fc.constantFrom(...VARIABLES), texts, {
        maxKeys: 3,
      }),
    },
    { requiredKeys: ['type'] },
  );
  const elsewhere = fc.record(
    {
      endpoint: fc.constantFrom(
        'https://models.example/v1/chat/completions',
        'http://guard.example:9000/anything',
        'http://10.0.0.1/v1/embeddings',
      ),
      type: fc.constantFrom(...types),
    },
    { requiredKeys: ['endpoint'] },
  );
  return fc.oneof(
    { weight: 4, arbitrary: deployed },
    { weight: 1, arbitrary: elsewhere },
  );
}

/** Services with every key that a document may have. */
export const anyServices: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    endpoint: fc.constantFrom(
      ...['/', '/v1/embeddings', '/v1/retrieval', '/v1/chat/completions'],
      ...['/of/my/own', 'https://models.example/v1/reranking?x=1'],
    ),
    port: fc.constantFrom(80, 6000, 9000, '7777'),
    host: fc.constantFrom('${HOST}', 'on'),
    type: fc.constantFrom(...DEFAULT_CATALOGUE.components.map(({ id }) => id)),
    server: texts,
    model: texts,
    hardware: fc.constantFrom('xeon', 'rocm'),
    store: texts,
    image: texts,
    environment: fc.dictionary(fc.constantFrom('A', 'on', '1', 'b c'), texts),
    replicas: fc.nat(3),
    resources: fc.constant({ limits: { cpu: 2, memory: '4Gi', '010': null } }),
    ports: fc.constantFrom('6006:80', ['${PORT:-6006}:80', '1:2'], []),
    volumes: fc.array(texts),
    command: fc.oneof(texts, fc.array(texts)),
    runtime: fc.constant('habana'),
    ulimits: fc.constant({ memlock: -1, on: [1, '1', 'off'] }),
  },
  { requiredKeys: ['endpoint'] },
);

/** Flows of one service after the other. */
export const linear: fc.Arbitrary<Shape> = fc
  .array(fc.constant<Shape>('service'), { minLength: 1, maxLength: 6 })
  .map(parts => ({ kind: 'series', parts }));

/** Flows of any series of services, and of series side by side. */
export const seriesParallel: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>(
  tie => ({
    shape: fc.oneof(
      { maxDepth: 2 },
      fc.constant<Shape>('service'),
      fc.record({
        kind: fc.constantFrom('series' as const, 'parallel' as const),
        parts: fc.array(tie('shape'), { minLength: 1, maxLength: 3 }),
      }),
    ),
  }),
).shape;

/**
 * Documents of a shape.
 *
 * @param besides - what may stand beside the flow
 */
export function documentsOf(
  shapes: fc.Arbitrary<Shape>,
  services: fc.Arbitrary<Record<string, unknown>>,
  besides: readonly Record<string, unknown>[] = [],
): fc.Arbitrary<string> {
  return shapes.chain(shape => {
    const length = countServices(shape) + besides.length;
    const exactly = { minLength: length, maxLength: length };
    return fc
      .record({
        names: fc.uniqueArray(NAME, exactly),
        found: fc.array(services, exactly),
        beside: fc.subarray([...besides]),
      })
      .map(({ names, found, beside }) => {
        const edges: FlowEdge[] = [];
        const free = names.values();
        const { all } = connect(shape, free, edges);
        return write(
          [
            ...all.map((name, at) => [name, found[at]] as const),
            ...beside.map(one => [free.next().value ?? '', one] as const),
          ],
          [...all, ...edges.map(({ from, to }) => `${from} >> ${to}`)],
        );
      });
  });
}

/** Writes a document: services by name, and rules of the flow. */
export function write(
  services: readonly (readonly [string, Record<string, unknown>])[],
  rules: readonly string[],
  megaService: Record<string, unknown> = {},
): string {
  return stringify(
    {
      opea_micro_services: new Map(services),
      opea_mega_service: { ...megaService, mega_flow: rules },
    },
    { lineWidth: 0, compat: 'yaml-1.1' },
  );
}

function countServices(shape: Shape): number {
  return shape === 'service'
    ? 1
    : shape.parts.reduce((sum, part) => sum + countServices(part), 0);
}

/** Names the services of a shape, and adds the calls between them. */
function connect(
  shape: Shape,
  names: Iterator<string>,
  edges: FlowEdge[],
): { all: string[]; firsts: string[]; lasts: string[] } {
  if (shape === 'service') {
    const name: string = names.next().value ?? '';
    return { all: [name], firsts: [name], lasts: [name] };
  }
  const parts = shape.parts.map(part => connect(part, names, edges));
  const all = parts.flatMap(part => part.all);
  if (shape.kind === 'parallel') {
    const firsts = parts.flatMap(part => part.firsts);
    return { all, firsts, lasts: parts.flatMap(part => part.lasts) };
  }
  for (const [at, { firsts }] of parts.slice(1).entries()) {
    for (const from of parts[at].lasts) {
      edges.push(...firsts.map(to => ({ from, to })));
    }
  }
  return { all, firsts: parts[0].firsts, lasts: parts[parts.length - 1].lasts };
}
