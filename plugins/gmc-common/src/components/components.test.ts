import { DEFAULT_CATALOGUE, Catalogue } from './Catalogue';
import { componentSchema } from './Component';
import { DOWNSTREAM_KEYS } from './configKeys';
import { describeStep, stepNames } from './describeStep';
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

  it('gives every model server but the store a model that needs no token', () => {
    const gated = /^(meta-llama|google|mistralai)\//;
    const models = DEFAULT_CATALOGUE.components
      .filter(({ id, role }) => role === 'model-server' && id !== 'redis')
      .map(({ model }) => model);
    expect(models.length).toBeGreaterThan(0);
    for (const model of models) {
      expect(model).toMatch(/^[\w.-]+\/[\w.-]+$/);
      expect(model).not.toMatch(gated);
    }
  });

  it.each([
    ['retrieval', 'retriever'],
    ['rerank', 'reranking'],
    ['LLM', 'llm'],
    ['llm_2', 'llm'],
    ['data-prep', 'dataprep'],
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
});

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
