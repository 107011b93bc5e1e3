import { parseOpea } from '../opea';
import type { Pipeline } from '../opea';
import { diffPipelines, hasDifferences } from './diffPipelines';

function pipeline(services: object, flow = ['embedding >> llm']): Pipeline {
  return parseOpea(
    JSON.stringify({
      opea_micro_services: services,
      opea_mega_service: { mega_flow: flow },
    }),
  ).pipeline!;
}

const EMBEDDING = { endpoint: '/v1/embeddings' };
const LLM = { endpoint: '/v1/chat/completions' };
const BASE = pipeline({ embedding: EMBEDDING, llm: LLM });

describe('diffPipelines', () => {
  it('finds no difference in the order, nor in a default that is written', () => {
    const other = pipeline({
      llm: {
        ...LLM,
        type: 'llm',
        model: 'Intel/neural-chat-7b-v3-3',
        port: 9000,
        hardware: 'xeon',
        replicas: 1,
        server: 'vllm',
      },
      embedding: EMBEDDING,
    });
    const diff = diffPipelines(BASE, other);
    expect(diff).toEqual({
      services: [],
      megaService: [],
      flow: { added: [], removed: [] },
    });
    expect(hasDifferences(diff)).toBe(false);
  });

  it('tells what changed in a service, from what to what', () => {
    const other = pipeline({
      embedding: EMBEDDING,
      llm: {
        endpoint: 'https://models.example/v1/chat/completions',
        model: 'Qwen/Qwen2.5-7B-Instruct',
      },
    });
    expect(diffPipelines(BASE, other).services).toEqual([
      {
        name: 'llm',
        change: 'changed',
        values: expect.arrayContaining([
          {
            what: 'address',
            before: ':9000/v1/chat/completions',
            after: 'https://models.example/v1/chat/completions',
          },
          {
            what: 'model',
            before: 'Intel/neural-chat-7b-v3-3',
            after: 'Qwen/Qwen2.5-7B-Instruct',
          },
          { what: 'image', before: expect.any(String) },
        ]),
      },
    ]);
  });

  it('tells what came and what went, with the calls', () => {
    const other = pipeline(
      { embedding: EMBEDDING, rerank: { endpoint: '/v1/reranking' } },
      ['embedding >> rerank'],
    );
    const { services, flow } = diffPipelines(BASE, other);
    expect(services.map(({ name, change }) => [name, change])).toEqual([
      ['llm', 'removed'],
      ['rerank', 'added'],
    ]);
    expect(services[1].values).toContainEqual({
      what: 'component',
      after: 'reranking',
    });
    expect(flow).toEqual({
      added: [{ from: 'embedding', to: 'rerank' }],
      removed: [{ from: 'embedding', to: 'llm' }],
    });
  });

  it('tells that a credential changed, and never what it is', () => {
    const withToken = (token: string, url: string) =>
      pipeline({
        embedding: EMBEDDING,
        llm: { ...LLM, environment: { HF_TOKEN: token, PROXY: url } },
      });
    const diff = diffPipelines(
      withToken('hf_firstfirst', 'http://me:one@proxy'),
      withToken('hf_secondsecond', 'http://me:two@proxy'),
    );
    expect(diff.services[0].values).toEqual([
      {
        what: 'environment.HF_TOKEN',
        before: '[redacted]',
        after: '[redacted]',
      },
      {
        what: 'environment.PROXY',
        before: 'http://[redacted]@proxy',
        after: 'http://[redacted]@proxy',
      },
    ]);
  });

  it('finds no difference in the order of keys of resources', () => {
    const withResources = (resources: object) =>
      pipeline({ embedding: EMBEDDING, llm: { ...LLM, resources } });
    const a = withResources({ limits: { cpu: '2', memory: '4Gi' } });
    const b = withResources({ limits: { memory: '4Gi', cpu: '2' } });
    const c = withResources({ limits: { memory: '8Gi', cpu: '2' } });
    expect(hasDifferences(diffPipelines(a, b))).toBe(false);
    expect(diffPipelines(b, c).services[0].values).toEqual([
      {
        what: 'resources',
        before: '{"limits":{"cpu":"2","memory":"4Gi"}}',
        after: '{"limits":{"cpu":"2","memory":"8Gi"}}',
      },
    ]);
  });

  it('compares the megaservice, and what containers have', () => {
    const changed: Pipeline = {
      ...BASE,
      services: BASE.services.map(service => ({
        ...service,
        container: { options: { runtime: 'habana' } },
      })),
      megaService: { ...BASE.megaService, port: 8080, image: 'chatqna:1.5' },
    };
    const { services, megaService } = diffPipelines(BASE, changed);
    expect(services.map(({ values }) => values)).toEqual([
      [{ what: 'runtime', after: 'habana' }],
      [{ what: 'runtime', after: 'habana' }],
    ]);
    expect(megaService).toEqual([
      { what: 'port', before: '8888', after: '8080' },
      { what: 'image', after: 'chatqna:1.5' },
    ]);
  });
});
