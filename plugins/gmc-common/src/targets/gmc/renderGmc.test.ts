import * as fc from 'fast-check';
import { parse } from 'yaml';
import type { GMConnector } from '../../connector';
import { parseOpea } from '../../opea';
import { describeRecorded, readRecorded } from '../../__testUtils__/recorded';
import { renderGmc } from './renderGmc';
import type { RenderGmcOptions } from './RenderGmcOptions';

const OPTIONS: RenderGmcOptions = { name: 'chatqna', namespace: 'team-a' };

function render(opea: string, options: Partial<RenderGmcOptions> = {}) {
  const { pipeline } = parseOpea(opea);
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  const result = renderGmc(pipeline, { ...OPTIONS, ...options });
  const text = result.files['deploy/gmc/connector.yaml'];
  const connector =
    text === undefined ? undefined : (parse(text) as GMConnector);
  return { ...result, connector };
}

/** Steps in short: `Embedding embedding-svc`, `+` downstream, `$` response. */
function steps(connector: GMConnector | undefined, node = 'root'): string[] {
  return (connector?.spec.nodes[node].steps ?? []).map(step =>
    [
      step.internalService?.isDownstreamService ? '+' : '',
      step.data === '$response' ? '$' : '',
      step.name,
      ' ',
      step.internalService?.serviceName ??
        step.externalService ??
        `-> ${step.nodeName}`,
    ].join(''),
  );
}

function configOf(connector: GMConnector | undefined, serviceName: string) {
  return Object.values(connector?.spec.nodes ?? {})
    .flatMap(({ steps: all = [] }) => all)
    .find(step => step.internalService?.serviceName === serviceName)
    ?.internalService?.config;
}

const CHATQNA = `
opea_micro_services:
  embedding: {endpoint: /v1/embeddings}
  retriever: {endpoint: /v1/retrieval}
  reranking: {endpoint: /v1/reranking}
  llm: {endpoint: /v1/chat/completions}
opea_mega_service:
  mega_flow: [embedding >> retriever >> reranking >> llm]
`;

describe('renderGmc', () => {
  it('puts each model server right after its caller, and shares what is the same', () => {
    const { connector, diagnostics } = render(CHATQNA);
    expect(diagnostics).toEqual([]);
    expect(steps(connector)).toEqual([
      'Embedding embedding-svc',
      '+TeiEmbedding tei-embedding-svc',
      '$Retriever retriever-svc',
      '+VectorDB redis-svc',
      '$Reranking reranking-svc',
      '+TeiReranking tei-reranking-svc',
      '$Llm llm-svc',
      '+Tgi tgi-svc',
    ]);
    expect(configOf(connector, 'retriever-svc')).toEqual({
      endpoint: '/v1/retrieval',
      REDIS_URL: 'redis-svc',
      TEI_EMBEDDING_ENDPOINT: 'tei-embedding-svc',
    });
  });

  it('says which model runs, by default one that needs no token', () => {
    const { connector } = render(
      CHATQNA.replace('llm: {', 'llm: {model: Qwen/Qwen2.5-7B-Instruct, '),
    );
    expect(configOf(connector, 'tgi-svc')).toMatchObject({
      MODEL_ID: 'Qwen/Qwen2.5-7B-Instruct',
    });
    expect(configOf(connector, 'tei-embedding-svc')).toEqual({
      MODEL_ID: 'BAAI/bge-base-en-v1.5',
    });
  });

  it('lets the retriever search with the model that embeds', () => {
    const { connector } = render(
      CHATQNA.replace('embedding: {', 'embedding: {model: BAAI/bge-m3, '),
    );
    expect(configOf(connector, 'retriever-svc')?.TEI_EMBEDDING_ENDPOINT).toBe(
      'tei-embedding-svc',
    );
    expect(
      steps(connector).filter(step => step.includes('TeiEmbedding')),
    ).toHaveLength(1);
  });

  it('takes the steps that run on the asked-for hardware', () => {
    const gaudi = render(CHATQNA.replaceAll(': {e', ': {hardware: gaudi, e'));
    expect(steps(gaudi.connector)).toEqual(
      expect.arrayContaining([
        '+TeiEmbeddingGaudi tei-embedding-svc',
        '+TeiReranking tei-reranking-svc',
        '+TgiGaudi tgi-svc',
      ]),
    );
    expect(gaudi.diagnostics).toEqual([
      expect.objectContaining({ code: 'hardware-fallback', severity: 'info' }),
    ]);
    const nvidia = render(
      CHATQNA.replace('llm: {', 'llm: {hardware: nvidia, '),
    );
    expect(steps(nvidia.connector)).toContain('+TgiNvidia tgi-svc');
  });

  it('adds data preparation and a user interface beside the flow', () => {
    const { connector } = render(
      CHATQNA.replace(
        'opea_mega_service',
        '  dataprep: {endpoint: /v1/dataprep/ingest}\n  ui: {}\nopea_mega_service',
      ),
    );
    expect(steps(connector).slice(-2)).toEqual([
      '+DataPrep dataprep-svc',
      '+UI ui-svc',
    ]);
    expect(configOf(connector, 'dataprep-svc')).toEqual({
      endpoint: '/v1/dataprep',
      REDIS_URL: 'redis-svc',
      TEI_ENDPOINT: 'tei-embedding-svc',
    });
  });

  it('calls services by URL where they run elsewhere', () => {
    const { connector } = render(
      CHATQNA.replace(
        '/v1/chat/completions',
        'https://llm.example/v1/chat/completions',
      ).replace('/v1/reranking', 'http://gpu-box:9000/anything'),
    );
    expect(steps(connector).slice(-2)).toEqual([
      '$Reranking http://gpu-box:9000/anything',
      '$Llm https://llm.example/v1/chat/completions',
    ]);
  });

  it('lays side-by-side services out in an Ensemble, model servers in branches', () => {
    const { connector, diagnostics } = render(`
opea_micro_services:
  embedding: {endpoint: /v1/embeddings}
  retriever: {endpoint: /v1/retrieval}
  guard: {endpoint: http://guard.example/v1/guardrails}
  llm: {endpoint: /v1/chat/completions}
opea_mega_service:
  mega_flow: ['embedding >> (retriever, guard) >> llm']
`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['gmc-ensemble']);
    expect(steps(connector)).toEqual([
      'Embedding embedding-svc',
      '+TeiEmbedding tei-embedding-svc',
      '$Retriever -> ensemble-1',
      '$Llm llm-svc',
      '+Tgi tgi-svc',
    ]);
    expect(connector?.spec.nodes['ensemble-1'].routerType).toBe('Ensemble');
    expect(steps(connector, 'ensemble-1')).toEqual([
      'Retriever -> branch-1',
      'Router http://guard.example/v1/guardrails',
    ]);
    // The operator looks for a callee in the caller's own node.
    expect(steps(connector, 'branch-1')).toEqual([
      'Retriever retriever-svc',
      '+VectorDB redis-svc',
      '+TeiEmbedding tei-embedding-2-svc',
    ]);
  });

  it('maps names to ones that Kubernetes takes, each to another, and keeps the way back', () => {
    const { connector } = render(`
opea_micro_services:
  Chat.Model: {type: llm}
  chat_model: {type: llm}
  2nd: {type: llm}
  router-service: {type: llm}
  tgi: {type: llm}
opea_mega_service:
  mega_flow: [Chat.Model >> chat_model >> 2nd >> router-service >> tgi]
`);
    expect(steps(connector).map(step => step.split(' ')[1])).toEqual([
      'chat-model-svc',
      'tgi-2-svc',
      'chat-model-2-svc',
      's-2nd-svc',
      'router-service-svc',
      'tgi-svc',
    ]);
    expect(
      JSON.parse(
        connector?.metadata.annotations?.['gmc.opea.io/services'] ?? '',
      ),
    ).toMatchObject({
      'chat-model-svc': 'Chat.Model',
      'chat-model-2-svc': 'chat_model',
      's-2nd-svc': '2nd',
    });
  });

  it('keeps long names apart within 63 characters', () => {
    const long = 'a'.repeat(70);
    const { connector } = render(`
opea_micro_services:
  ${long}1: {type: llm}
  ${long}2: {type: llm}
opea_mega_service:
  mega_flow: ['${long}1 >> ${long}2']
`);
    const names = steps(connector)
      .filter(step => step.includes('Llm'))
      .map(step => step.split(' ')[1]);
    expect(new Set(names).size).toBe(2);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(63);
    }
  });

  it('writes no credential, not even into a comment', () => {
    const { files } = render(
      CHATQNA.replace(
        'llm: {',
        'llm: {environment: {HF_TOKEN: hf_secretsecret, LOGFLAG: "on"}, ',
      ),
    );
    expect(Object.values(files).join()).not.toContain('hf_secret');
    expect(files['deploy/gmc/connector.yaml']).toContain('LOGFLAG: "on"');
  });

  it('names the entity, the source and what made the files', () => {
    const { connector, files } = render(CHATQNA, {
      entityRef: 'component:default/chatqna',
      kubernetesId: 'chatqna',
      source: {
        repository: 'https://git.example/team/chatqna',
        path: 'opea.yaml',
        blob: '0123abc',
      },
    });
    expect(connector?.metadata).toEqual({
      name: 'chatqna',
      namespace: 'team-a',
      labels: {
        'app.kubernetes.io/managed-by': 'opea-backstage',
        'backstage.io/kubernetes-id': 'chatqna',
      },
      annotations: expect.objectContaining({
        'gmc.opea.io/entity': 'component:default/chatqna',
        'gmc.opea.io/source':
          'https://git.example/team/chatqna opea.yaml 0123abc',
      }),
    });
    expect(files['deploy/gmc/connector.yaml']).toMatch(
      /^# Rendered from opea.yaml .*\n# .*render again/,
    );
  });

  it('lists in the kustomization what it writes', () => {
    const own = render(CHATQNA);
    expect(Object.keys(own.files)).toEqual([
      'deploy/gmc/namespace.yaml',
      'deploy/gmc/connector.yaml',
      'deploy/gmc/kustomization.yaml',
    ]);
    const shared = render(CHATQNA, { existingNamespace: true });
    expect(shared.files).not.toHaveProperty(['deploy/gmc/namespace.yaml']);
    expect(parse(shared.files['deploy/gmc/kustomization.yaml'])).toMatchObject({
      resources: ['connector.yaml'],
    });
  });

  it("renders for Enterprise-RAG's GMC with its own steps and keys", () => {
    const { connector, diagnostics } = render(CHATQNA, {
      profile: 'enterprise-rag',
    });
    expect(diagnostics).toEqual([]);
    expect(steps(connector)).toEqual([
      'Embedding embedding-svc',
      '+VLLMEmbedding tei-embedding-svc',
      '$Retriever retriever-svc',
      '$Reranking reranking-svc',
      '+TorchserveReranking tei-reranking-svc',
      '$Llm llm-svc',
      '+VLLM vllm-svc',
    ]);
    expect(configOf(connector, 'llm-svc')).toEqual({
      endpoint: '/v1/chat/completions',
      LLM_MODEL_SERVER_ENDPOINT: 'vllm-svc',
      LLM_MODEL_SERVER: 'vllm',
    });
  });

  it('writes nothing while there is an error', () => {
    const { files, diagnostics } = render(CHATQNA, { namespace: 'Team_A' });
    expect(files).toEqual({});
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'invalid-option', severity: 'error' }),
    ]);
  });

  it('gives the same bytes each time, and renders every linear pipeline', () => {
    const types = fc.uniqueArray(
      fc.constantFrom('embedding', 'retriever', 'reranking', 'llm'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(types, chosen => {
        const opea = [
          'opea_micro_services:',
          ...chosen.map(type => `  my_${type}: {type: ${type}}`),
          'opea_mega_service:',
          `  mega_flow: [${chosen.map(type => `my_${type}`).join(' >> ')}]`,
        ].join('\n');
        const first = render(opea);
        expect(first.diagnostics).toEqual([]);
        expect(render(opea).files).toEqual(first.files);
        expect(
          steps(first.connector).filter(step => !step.startsWith('+')),
        ).toHaveLength(chosen.length);
      }),
    );
  });
});

describeRecorded('renderGmc on documents of OPEA', () => {
  it("renders the RFC's own without a finding", () => {
    const { connector, diagnostics } = render(
      readRecorded('opea/rfc-chatqna.yaml'),
    );
    expect(diagnostics).toEqual([]);
    expect(steps(connector)).toHaveLength(8);
    expect(steps(connector)[2]).toBe('$Retriever retrieval-svc');
  });

  it.each(['megaservice', 'megaservice_hybrid'])(
    "renders %s of the orchestrator's tests as external services",
    name => {
      const { connector, diagnostics } = render(
        readRecorded(`opea/${name}.yaml`),
      );
      expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
        new Set(['loopback-url']),
      );
      expect(steps(connector)).toEqual([
        'Router http://localhost:8081/v1/add',
        expect.stringMatching(/^\$Router http:\/\/\w+:80\d\d\/v1\/add$/),
      ]);
    },
  );
});
