import { DEFAULT_CATALOGUE, Catalogue } from './Catalogue';
import { componentSchema } from './Component';
import type { Component } from './Component';
import { DOWNSTREAM_KEYS } from './configKeys';
import { describeStep, stepNames } from './describeStep';
import { goesBy } from './goesBy';
import { STEPS } from './steps';

const PROFILES = ['genaiinfra', 'enterprise-rag'] as const;

describe('the component catalogue', () => {
  it.each(DEFAULT_CATALOGUE.components.map(c => [c.id, c] as const))(
    'describes %s by the schema that adopters write to',
    (_id, component) => {
      expect(componentSchema.safeParse(component).error).toBeUndefined();
    },
  );

  it('calls only components that it has, through keys that the operator follows', () => {
    for (const component of DEFAULT_CATALOGUE.components) {
      const callees = (component.calls ?? []).flatMap(c => c.components);
      for (const callee of callees) {
        expect(DEFAULT_CATALOGUE.get(callee)?.role).toBe('model-server');
      }
      for (const profile of PROFILES) {
        for (const [key, callee] of Object.entries(
          component.gmc[profile]?.calls ?? {},
        )) {
          expect(DOWNSTREAM_KEYS[profile]).toContain(key);
          expect(callees).toContain(callee);
          expect(
            DEFAULT_CATALOGUE.get(callee)?.gmc[profile]?.steps.xeon,
          ).toMatch(/^[A-Z]/);
        }
      }
    }
  });

  it('agrees with the facts about the steps it renders', () => {
    for (const component of DEFAULT_CATALOGUE.components) {
      for (const profile of PROFILES) {
        const form = component.gmc[profile];
        for (const [hardware, step] of Object.entries(form?.steps ?? {})) {
          const facts = STEPS.get(step);
          expect(facts?.profiles).toHaveProperty([profile]);
          expect(facts?.component).toBe(component.id);
          expect(facts?.role).toBe(component.role);
          expect([undefined, hardware]).toContain(facts?.hardware);
          expect([undefined, form?.port]).toContain(
            facts?.profiles[profile]?.port,
          );
        }
      }
    }
  });

  it('pins every image to a release', () => {
    for (const image of DEFAULT_CATALOGUE.components.flatMap(imagesOf)) {
      expect(image).toMatch(/^[\w./-]+:[\w.-]+$/);
      expect(image).not.toMatch(/:(latest|main)$/);
    }
  });

  it('has a model that needs no token wherever a service could ask for one', () => {
    const gated = /^(meta-llama|google|mistralai)\//;
    for (const { calls = [] } of DEFAULT_CATALOGUE.components) {
      for (const id of calls.flatMap(c => (c.takesModel ? c.components : []))) {
        expect(DEFAULT_CATALOGUE.get(id)?.model).toMatch(
          /^[\w.-]+[/:][\w.-]+$/,
        );
      }
    }
    for (const { model = '' } of DEFAULT_CATALOGUE.components) {
      expect(model).not.toMatch(gated);
    }
  });

  it('leaves to be filled in only what is known of a component', () => {
    for (const component of DEFAULT_CATALOGUE.components) {
      const known = ['port', ...(component.model ? ['model'] : [])];
      expect(known).toEqual(
        expect.arrayContaining(placeholders(ownTemplates(component))),
      );
    }
  });

  it('tells every callee to its caller by what is known of the callee', () => {
    const calls = DEFAULT_CATALOGUE.components.flatMap(c => c.calls ?? []);
    for (const { components, environment = {} } of calls) {
      expect(Object.keys(environment).sort()).toEqual([...components].sort());
      for (const [id, variables] of Object.entries(environment)) {
        const known = ['host', 'port', 'url'];
        const model = DEFAULT_CATALOGUE.get(id)?.model ? ['model'] : [];
        expect([...known, ...model]).toEqual(
          expect.arrayContaining(placeholders(Object.values(variables))),
        );
      }
    }
  });

  it('takes a path for one component only, and says for which where several have it', () => {
    const byPath = new Map<string, string[]>();
    for (const { id, endpoints } of DEFAULT_CATALOGUE.components) {
      for (const path of endpoints.filter(endpoint => endpoint !== '/')) {
        byPath.set(path, [...(byPath.get(path) ?? []), id]);
      }
    }
    for (const [path, [first]] of byPath) {
      expect(DEFAULT_CATALOGUE.withEndpoint(path)?.id).toBe(first);
    }
    expect(
      Object.fromEntries([...byPath].filter(([, ids]) => ids.length > 1)),
    ).toEqual({
      '/v1/retrieval': ['retriever', 'graph-retriever'],
      '/v1/reranking': ['reranking', 'video-reranking'],
      '/v1/chat/completions': ['llm', 'agent'],
      '/v1/text2query': ['text2query', 'text2cypher'],
      '/v1/dataprep/ingest': [
        'dataprep',
        'graph-dataprep',
        'multimodal-dataprep',
      ],
    });
  });

  it('gives no name to two components', () => {
    const names = DEFAULT_CATALOGUE.components.flatMap(c => [c.id, ...c.names]);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual(
      [],
    );
  });

  it.each([
    ['retrieval', 'retriever'],
    ['rerank', 'reranking'],
    ['LLM', 'llm'],
    ['llm_2', 'llm'],
    ['data-prep', 'dataprep'],
    ['web_retriever', 'web-retriever'],
    ['opea_service@arb_post_hearing_assistant', 'arb-post-hearing'],
    ['tei-embedding-service', 'tei-embedding'],
    ['tei_reranking_service', 'tei-reranking'],
    ['whisper-service', 'whisper'],
    ['speecht5-service-2', 'speecht5'],
    ['llm-docsum', 'docsum'],
    ['redis-stack', 'redis'],
    ['vllm-cpu-release-repo', 'vllm'],
    ['tgi-gaudi', 'tgi'],
  ])('knows a service called %s as %s', (name, id) => {
    expect(DEFAULT_CATALOGUE.withName(name)?.id).toBe(id);
  });

  it("lets an adopter's component take the place of a built-in one", () => {
    const own = { ...DEFAULT_CATALOGUE.get('llm')!, image: 'registry/llm:1' };
    const catalogue = new Catalogue([own]);
    expect(catalogue.get('llm')?.image).toBe('registry/llm:1');
    expect(catalogue.withEndpoint('/v1/chat/completions')).toBe(own);
    expect(catalogue.components).toHaveLength(
      DEFAULT_CATALOGUE.components.length,
    );
  });

  it("lets an adopter's new component take no path or name of a built-in one", () => {
    const own = {
      ...DEFAULT_CATALOGUE.get('llm')!,
      id: 'own',
      names: ['textgen'],
      endpoints: ['/v1/chat/completions', '/v1/own'],
    };
    const catalogue = new Catalogue([own]);
    expect(catalogue.withEndpoint('/v1/own')).toBe(own);
    expect(catalogue.withEndpoint('/v1/chat/completions')?.id).toBe('llm');
    expect(catalogue.withName('textgen')?.id).toBe('llm');
  });
});

describe('goesBy', () => {
  it('takes a short name for each component that it is short for', () => {
    const meant = (name: string) =>
      DEFAULT_CATALOGUE.components
        .filter(component => goesBy(name, component))
        .map(({ id }) => id);
    expect(meant('TEI')).toEqual(['tei-embedding', 'tei-reranking']);
    expect(meant('vllm')).toEqual(['vllm', 'vllm-vision', 'vllm-guard']);
    expect(meant('t')).toEqual([]);
  });
});

/** All images of a component, those for other hardware included. */
function imagesOf({ image, container }: Component): string[] {
  const variants = Object.values(container?.hardware ?? {});
  return [image, ...variants.flatMap(variant => variant?.image ?? [])];
}

/** What a container is told, on any hardware. */
function ownTemplates({ container = {} }: Component): string[] {
  const { hardware = {}, ...base } = container;
  return [base, ...Object.values(hardware)].flatMap(variant => [
    ...Object.values(variant?.environment ?? {}),
    ...(variant?.command ?? []),
  ]);
}

function placeholders(templates: readonly string[]): string[] {
  return templates.flatMap(template =>
    [...template.matchAll(/\{(.*?)\}/g)].map(([, name]) => name),
  );
}

describe('describeStep', () => {
  it('says which model a step serves, asked for and by default', () => {
    expect(describeStep('TgiGaudi', { MODEL_ID: 'a/b' })).toEqual({
      title: 'Language model',
      component: 'tgi',
      role: 'model-server',
      hardware: 'gaudi',
      model: 'a/b',
      defaultModel: 'Intel/neural-chat-7b-v3-3',
      defaultPort: 80,
      defaultServiceName: 'tgi',
    });
  });

  it('tells the two operators apart', () => {
    expect(describeStep('Retriever', {}, 'genaiinfra').defaultPort).toBe(7000);
    expect(describeStep('Retriever', {}, 'enterprise-rag').defaultPort).toBe(
      6620,
    );
  });

  it('calls a step it does not know by its own name', () => {
    expect(describeStep('Lvm')).toMatchObject({
      title: 'Lvm',
      role: 'microservice',
    });
    expect(describeStep('constructor').title).toBe('constructor');
  });

  it("knows the 22 names of upstream's webhook, and the fork's", () => {
    expect(stepNames('genaiinfra')).toHaveLength(22);
    expect(stepNames('enterprise-rag')).toEqual(
      expect.arrayContaining(['VLLM', 'Fingerprint', 'Llm']),
    );
    expect(stepNames('enterprise-rag')).not.toContain('VectorDB');
  });
});
