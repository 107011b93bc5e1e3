import { Catalogue } from '../components';
import { parseOpea } from '../opea';
import { renderCompose } from '../targets';
import { explainPipeline } from './explainPipeline';
import type { PipelineExplanation } from './PipelineExplanation';
import { toMermaid } from './toMermaid';

function explain(text: string, catalogue?: Catalogue): PipelineExplanation {
  const { pipeline } = parseOpea(text, { catalogue });
  return explainPipeline(pipeline!, catalogue);
}

const CHATQNA = `
opea_micro_services:
  embedding:
    endpoint: /v1/embeddings
  retriever:
    type: retriever
    port: 7001
  llm:
    endpoint: /v1/chat/completions
    model: Qwen/Qwen2.5-7B-Instruct
    server: vllm
    hardware: gaudi
    image: registry.example/llm:1
    replicas: 2
  dataprep:
opea_mega_service:
  port: 8080
  mega_flow:
    - embedding >> retriever >> llm
`;

describe('explainPipeline', () => {
  const { services, megaService, flow } = explain(CHATQNA);
  const [embedding, retriever, llm, dataprep] = services;

  it('says what told each component', () => {
    expect(services.map(({ component }) => component)).toMatchObject([
      { id: 'embedding', from: 'endpoint', role: 'microservice' },
      { id: 'retriever', from: 'type' },
      { id: 'llm', from: 'endpoint' },
      { id: 'dataprep', from: 'name' },
    ]);
  });

  it('tells what is written from what the component has', () => {
    expect(embedding).toMatchObject({
      endpoint: { value: '/v1/embeddings', from: 'written' },
      port: { value: 6000, from: 'component' },
      image: { from: 'component' },
      model: { value: 'BAAI/bge-base-en-v1.5', from: 'component' },
      calls: [{ by: 'server', value: 'tei-embedding', from: 'component' }],
      hardware: { value: 'xeon', from: 'default' },
    });
    expect(retriever).toMatchObject({
      endpoint: { value: '/v1/retrieval', from: 'component' },
      port: { value: 7001, from: 'written' },
      calls: expect.arrayContaining([
        expect.objectContaining({ by: 'store', value: 'redis', port: 6379 }),
      ]),
    });
    expect(llm).toMatchObject({
      model: { value: 'Qwen/Qwen2.5-7B-Instruct', from: 'written' },
      calls: [{ by: 'server', value: 'vllm', from: 'written' }],
      hardware: { value: 'gaudi', from: 'written' },
      image: { value: 'registry.example/llm:1', from: 'written' },
      replicas: { value: 2, from: 'written' },
    });
    expect(megaService.port).toEqual({ value: 8080, from: 'written' });
  });

  it('tells what takes part in answering from what stands beside it', () => {
    expect(services.map(({ place }) => place)).toEqual([
      'flow',
      'flow',
      'flow',
      'beside',
    ]);
    expect(flow.rules).toEqual(['embedding >> retriever >> llm']);
    expect(dataprep.calls.map(({ value }) => value)).toContain('redis');
  });

  it('gives a service elsewhere nothing but its address', () => {
    const [there] = explain(
      'opea_micro_services: {llm: {endpoint: "https://me:pw@models.example/v1/chat/completions?api_key=abc"}}\nopea_mega_service: {mega_flow: [llm]}',
    ).services;
    expect(there).toEqual({
      name: 'llm',
      component: expect.objectContaining({ id: 'llm', from: 'endpoint' }),
      place: 'flow',
      calls: [],
      url: 'https://[redacted]@models.example/v1/chat/completions?api_key=[redacted]',
    });
  });

  it('admits what it does not know', () => {
    const [odd, asked] = explain(
      'opea_micro_services: {odd: {endpoint: /odd}, llm: {server: unheard-of}}\nopea_mega_service: {mega_flow: [odd >> llm]}',
    ).services;
    expect(odd).toEqual({
      name: 'odd',
      place: 'flow',
      endpoint: { value: '/odd', from: 'written' },
      port: { value: 80, from: 'default' },
      calls: [],
    });
    expect(asked.calls).toEqual([
      { by: 'server', value: 'unheard-of', from: 'written' },
    ]);
    expect(asked.model).toBeUndefined();
  });

  it('tells each of several model servers, and which of them was chosen', () => {
    const [graph] = explain(
      'opea_micro_services: {g: {type: graph-retriever, server: tgi}}\nopea_mega_service: {mega_flow: [g]}',
    ).services;
    expect(graph.calls.filter(({ by }) => by === 'server')).toMatchObject([
      { value: 'tgi', from: 'written' },
      { value: 'tei-embedding', from: 'component' },
    ]);
    expect(graph.model).toMatchObject({ from: 'component' });
  });

  it.each(['tgi', 'vllm'])(
    'takes the %s that the document has, as the compose file does',
    server => {
      const { pipeline } = parseOpea(
        `opea_micro_services: {llm: {endpoint: /v1/chat/completions}, mine: {type: ${server}}}\nopea_mega_service: {mega_flow: [llm]}`,
      );
      const [caller] = explainPipeline(pipeline!).services;
      expect(caller.calls).toMatchObject([{ value: server, from: 'written' }]);
      const { files } = renderCompose(pipeline!, { name: 'app' });
      expect(files['deploy/compose/compose.yaml']).toContain('http://mine:');
    },
  );

  it('knows the image that hardware asks for', () => {
    const catalogue = new Catalogue([
      {
        id: 'vision',
        title: 'Vision',
        role: 'microservice',
        names: [],
        endpoints: ['/v1/lvm'],
        port: 9399,
        image: 'vision:cpu',
        model: 'example/vision',
        container: { hardware: { gaudi: { image: 'vision:gaudi' } } },
        gmc: {},
      },
    ]);
    const [vision] = explain(
      'opea_micro_services: {v: {type: vision, hardware: gaudi}}\nopea_mega_service: {mega_flow: [v]}',
      catalogue,
    ).services;
    expect(vision).toMatchObject({
      image: { value: 'vision:gaudi', from: 'component' },
      model: { value: 'example/vision', from: 'component' },
    });
  });
});

describe('toMermaid', () => {
  it('draws the flow, and what the services call', () => {
    expect(toMermaid(explain(CHATQNA))).toBe(`flowchart LR
  s0["embedding<br/>Embedding"]
  s1["retriever<br/>Retrieval"]
  s2["llm<br/>Text generation"]
  s3["dataprep<br/>Data preparation"]
  c0["Embedding model<br/>tei-embedding<br/>BAAI/bge-base-en-v1.5"]
  c1[("Vector store<br/>redis")]
  c2["Language model<br/>vllm<br/>Qwen/Qwen2.5-7B-Instruct"]
  s0 --> s1
  s1 --> s2
  s0 -.-> c0
  s1 -.-> c0
  s3 -.-> c0
  s1 -.-> c1
  s3 -.-> c1
  s2 -.-> c2
`);
  });

  it('lets no name out of its label', () => {
    const chart = toMermaid(
      explain(
        `opea_micro_services:\n  'x"] --> y; click <b>#\`': {endpoint: http://h/a}\nopea_mega_service: {mega_flow: [a]}`,
      ),
    );
    expect(chart).toBe(
      'flowchart LR\n  s0(["x#34;#93; --#62; y#59; click #60;b#62;#35;#96;"])\n',
    );
  });
});
