import {
  describeRecorded,
  readRecorded,
  recordedNames,
} from '../../__testUtils__/recorded';
import { parseOpea } from '../../opea';
import type { Pipeline } from '../../opea';
import { renderOpea } from './renderOpea';
import type { RenderOpeaOptions } from './RenderOpeaOptions';

const CHAT = `
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata:
  name: chat
  namespace: team
  annotations:
    gmc.opea.io/services: '{"llm-svc": "Chat.Model"}'
spec:
  routerConfig: {name: router, serviceName: router-service}
  nodes:
    root:
      routerType: Sequence
      steps:
      - name: Embedding
        internalService: {serviceName: embedding-svc, config: {endpoint: /v1/embeddings, TEI_EMBEDDING_ENDPOINT: tei-svc}}
      - name: TeiEmbedding
        internalService: {serviceName: tei-svc, config: {MODEL_ID: BAAI/bge-m3}, isDownstreamService: true}
      - {name: Router, nodeName: answers, data: $response}
    answers:
      routerType: Ensemble
      steps:
      - name: Llm
        internalService:
          serviceName: llm-svc
          config: {endpoint: /v1/chat/completions, TGI_LLM_ENDPOINT: tgi-svc, LOGFLAG: "on", HF_TOKEN: hf_real, http_proxy: "http://me:pw@proxy"}
      - name: TgiGaudi
        internalService: {serviceName: tgi-svc, config: {MODEL_ID: Qwen/Qwen2.5-7B-Instruct}, isDownstreamService: true}
      - {name: Router, externalService: "https://models.example/v1/chat/completions"}
`;

function textOf(
  source: string | Pipeline,
  options?: RenderOpeaOptions,
): string {
  return renderOpea(source, options).files['opea.yaml'];
}

function pipelineOf(document: string): Pipeline {
  const { pipeline } = parseOpea(document);
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  return pipeline;
}

describe('the opea.yaml of a connector', () => {
  it('calls services as they were called, and says of callers what they call', () => {
    expect(textOf(CHAT, { file: 'connector.yaml' })).toBe(
      `# Rendered from the GMConnector chat in connector.yaml by OPEA for Backstage, back from GMC (genaiinfra).
# From now on this is the file to change. Made from there again, it loses what was changed here.
opea_micro_services:
  embedding:
    endpoint: /v1/embeddings
    model: BAAI/bge-m3
  Chat.Model:
    endpoint: /v1/chat/completions
    server: tgi
    model: Qwen/Qwen2.5-7B-Instruct
    hardware: gaudi
    environment:
      LOGFLAG: "on"
      HF_TOKEN: \${HF_TOKEN}
      http_proxy: \${HTTP_PROXY}
  llm:
    endpoint: https://models.example/v1/chat/completions

opea_mega_service:
  port: 8080
  mega_flow:
    - embedding >> (Chat.Model, llm)
`,
    );
  });

  it('never holds the value of a credential, and neither do the findings', () => {
    const { diagnostics } = renderOpea(CHAT);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'gmc-ensemble',
      'credential-value',
      'credential-value',
    ]);
    expect(textOf(CHAT) + JSON.stringify(diagnostics)).not.toMatch(
      /hf_real|me:pw/,
    );
  });

  it('is not written where a connector can not be followed', () => {
    const circular = CHAT.replace(
      'externalService: "https://models.example/v1/chat/completions"',
      'nodeName: root',
    );
    const { files, pipeline, diagnostics } = renderOpea(circular);
    expect(files).toEqual({});
    expect(pipeline).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain('node-cycle');
  });

  it.each([
    ['no connector', 'kind: Namespace', 'no-connector'],
    ['several connectors', `${CHAT}---${CHAT}`, 'multiple-documents'],
    [
      'an address that is none',
      CHAT.replace('https://models.example', 'models'),
      'invalid-endpoint',
    ],
  ])('is not written of %s', (_, text, code) => {
    const { files, diagnostics } = renderOpea(text);
    expect(files).toEqual({});
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, severity: 'error' }),
    );
  });

  it('follows the references of enterprise-rag', () => {
    const { pipeline, diagnostics } = renderOpea(
      `
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: {name: chat, namespace: team}
spec:
  routerConfig: {name: router, serviceName: router-service}
  nodes:
    root:
      routerType: Sequence
      steps:
      - name: Llm
        internalService: {serviceName: llm-svc, config: {endpoint: /v1/chat/completions, LLM_MODEL_SERVER_ENDPOINT: "fetch_from:vllm-svc/team"}}
      - name: VLLM
        internalService: {serviceName: vllm-svc, config: {LLM_VLLM_MODEL_NAME: a/b}, isDownstreamService: true}
`,
      { profile: 'enterprise-rag' },
    );
    expect(diagnostics).toEqual([]);
    expect(pipeline?.services).toMatchObject([{ name: 'llm', model: 'a/b' }]);
  });
});

describe("the opea.yaml of an exporter's document", () => {
  const DEPLOYMENT = `
micro_services:
  - service_name: redis-vector-db
    image: redis/redis-stack:7.2.0-v9
  - service_name: tei-embedding-service
    image: ghcr.io/huggingface/text-embeddings-inference:cpu-1.7
    args: ["--model-id BAAI/bge-m3 --port 80 --auto-truncate"]
  - service_name: llm
    image: opea/llm-textgen:1.5
    envs: [{LOGFLAG: "on"}]
  - service_name: embedding
    image: opea/embedding:1.5
    envs: [{TEI_EMBEDDING_ENDPOINT: "http://tei-embedding-service:80"}]
mega_service:
  - service_name: chatqna
    image: opea/chatqna:1.5
    envs: [{EMBEDDING_SERVICE_HOST_IP: embedding}, {LLM_SERVICE_HOST_IP: llm}]
`;

  it('has the flow that the services are for, and says that it is a proposal', () => {
    const { pipeline, diagnostics } = renderOpea(pipelineOf(DEPLOYMENT));
    expect(pipeline?.edges).toEqual([{ from: 'embedding', to: 'llm' }]);
    expect(diagnostics.map(({ code }) => code)).toContain('inferred-flow');
  });

  it('says of callers which model server they have, if it is one as they bring along', () => {
    const text = textOf(pipelineOf(DEPLOYMENT));
    expect(text).toContain('model: BAAI/bge-m3\n');
    expect(text).not.toContain('tei');
    const ofAnotherVersion = DEPLOYMENT.replace('cpu-1.7', 'cpu-1.6');
    expect(textOf(pipelineOf(ofAnotherVersion))).toContain(
      'TEI_EMBEDDING_ENDPOINT: http://tei-embedding-service:80\n',
    );
  });

  it('says what is not published any more', () => {
    const published = DEPLOYMENT.replace(
      '    args:',
      '    ports: ["6006:80"]\n    args:',
    );
    const { diagnostics } = renderOpea(pipelineOf(published));
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'not-in-opea',
        message: expect.stringContaining('6006:80'),
        range: expect.objectContaining({
          start: { line: 7, column: 12 },
        }),
      }),
    );
  });

  it('reads without errors, and keeps what is deployed', () => {
    const { pipeline, diagnostics } = parseOpea(textOf(pipelineOf(DEPLOYMENT)));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
    expect(pipeline?.services).toContainEqual(
      expect.objectContaining({
        name: 'llm',
        image: 'opea/llm-textgen:1.5',
        environment: { LOGFLAG: 'on' },
      }),
    );
  });
});

describeRecorded('the opea.yaml of connectors in the wild', () => {
  it("has the RFC's four services and its flow", () => {
    const { pipeline } = renderOpea(
      readRecorded('gmc/samples/rfc-chatqna.yaml'),
    );
    expect(
      pipeline?.services.map(({ name, component, model }) => [
        name,
        component,
        model,
      ]),
    ).toEqual([
      ['embedding', 'embedding', 'BAAI/bge-base-en-v1.5'],
      ['retriever-redis-server', 'retriever', undefined],
      ['reranking', 'reranking', 'BAAI/bge-reranker-large'],
      ['llm', 'llm', 'Intel/neural-chat-7b-v3-3'],
    ]);
    expect(textOf(readRecorded('gmc/samples/rfc-chatqna.yaml'))).toContain(
      '- embedding >> retriever-redis-server >> reranking >> llm\n',
    );
  });

  const folders = ['gmc/samples', 'gmc/samples/enterprise-rag'];
  const samples = folders.flatMap(folder =>
    recordedNames(folder).map(name => `${folder}/${name}.yaml`),
  );

  it.each(samples)('of %s reads without errors', path => {
    const { diagnostics } = parseOpea(textOf(readRecorded(path)));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
  });
});
