import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseOpea } from '../../opea';
import { describeRecorded, readRecorded } from '../../__testUtils__/recorded';
import { renderCompose } from './renderCompose';
import { rendered } from './__testUtils__/rendered';

const PACKAGE = resolve(__dirname, '../../..');
const GOLDEN = join(PACKAGE, 'fixtures/golden/chatqna');
const CHATQNA = readFileSync(join(PACKAGE, 'examples/chatqna.yaml'), 'utf8');

/** One microservice of a kind in a flow of its own. */
function one(keys: string, name = 'llm'): string {
  return `
opea_micro_services:
  ${name}: {${keys}}
opea_mega_service:
  mega_flow: ['${name}']
`;
}

describe('renderCompose', () => {
  // UPDATE_FIXTURES=1 writes them: read what was written.
  it.each(['compose.yaml', '.env.example'])(
    'writes the %s of ChatQnA as a person would',
    file => {
      const { pipeline } = parseOpea(CHATQNA);
      const { files = {} } = pipeline
        ? renderCompose(pipeline, { name: 'chatqna' })
        : {};
      const text = files[`deploy/compose/${file}`];
      if (process.env.UPDATE_FIXTURES) {
        writeFileSync(join(GOLDEN, file), text);
      }
      expect(text).toBe(readFileSync(join(GOLDEN, file), 'utf8'));
    },
  );

  it('tells the program of the flow where each microservice is', () => {
    const { file } = rendered(
      one('endpoint: /v1/chat/completions', 'chat.model'),
    );
    expect(file.services.megaservice).toMatchObject({
      build: { context: '../../app' },
      environment: { CHAT_MODEL_HOST: 'chat.model', CHAT_MODEL_PORT: '9000' },
      depends_on: { 'chat.model': { condition: 'service_healthy' } },
    });
  });

  it('takes an image of the megaservice as it is', () => {
    const { file } = rendered(`
opea_micro_services:
  llm: {endpoint: /v1/chat/completions}
opea_mega_service:
  port: 8080
  image: registry.example/chat:2
  environment: {LLM_SERVER_HOST: llm}
  mega_flow: [llm]
`);
    expect(file.services.megaservice).toMatchObject({
      image: 'registry.example/chat:2',
      environment: { LLM_SERVER_HOST: 'llm' },
      ports: ['${MEGA_PORT:-8080}:8080'],
      depends_on: { llm: { condition: 'service_healthy' } },
    });
    expect(file.services.megaservice).not.toHaveProperty('build');
  });

  it('calls what runs elsewhere instead of deploying it', () => {
    const { file } = rendered(`
opea_micro_services:
  embedding: {endpoint: /v1/embeddings}
  llm:
    endpoint: http://host.docker.internal:9000/v1/chat/completions
    environment: {OPENAI_API_KEY: '\${OPENAI_API_KEY}'}
opea_mega_service:
  mega_flow: [embedding >> llm]
`);
    expect(Object.keys(file.services)).toEqual([
      'megaservice',
      'embedding',
      'tei-embedding',
    ]);
    expect(file.services.megaservice.environment).toMatchObject({
      OPENAI_API_KEY:
        "${OPENAI_API_KEY:?Set OPENAI_API_KEY, a credential of 'llm'}",
    });
    expect(file.services.megaservice.extra_hosts).toEqual([
      'host.docker.internal:host-gateway',
    ]);
  });

  it('publishes the megaservice and what stands beside the flow, each at a free port', () => {
    const { file } = rendered(`
opea_micro_services:
  llm: {endpoint: /v1/chat/completions, ports: ['8080:9000']}
  ui: {}
  dataprep: {endpoint: /v1/dataprep/ingest}
  dataprep-2: {endpoint: /v1/dataprep/ingest}
opea_mega_service:
  mega_flow: [llm]
`);
    expect(
      Object.values(file.services).flatMap(({ ports = [] }) => ports),
    ).toEqual([
      '${MEGA_PORT:-8888}:8888',
      '8080:9000',
      '${UI_PORT:-8081}:80',
      '${DATAPREP_PORT:-5000}:5000',
      '${DATAPREP_2_PORT:-5001}:5000',
    ]);
  });

  it('keeps names that Compose takes, and gives others one, each another', () => {
    const { file } = rendered(`
opea_micro_services:
  LLM: {type: llm}
  llm: {type: llm}
  llm/2: {type: llm}
  vllm: {type: embedding}
  ${'a'.repeat(70)}: {type: reranking}
opea_mega_service:
  mega_flow: ['LLM >> llm >> llm/2 >> vllm >> ${'a'.repeat(70)}']
`);
    expect(Object.keys(file.services)).toEqual([
      'megaservice',
      'LLM',
      'llm-2',
      'llm-2-2',
      'vllm',
      'a'.repeat(63),
      'vllm-2',
      'tei-embedding',
      'tei-reranking',
    ]);
  });

  it('converts what Kubernetes calls resources', () => {
    const { file } = rendered(
      one(
        'type: llm, replicas: 2, resources: {requests: {cpu: 250m, memory: 512Mi}, limits: {cpu: 2, memory: 1.5Gi}}',
      ),
    );
    expect(file.services.llm.deploy).toEqual({
      replicas: 2,
      resources: {
        limits: { cpus: '2', memory: '1536m' },
        reservations: { cpus: '0.25', memory: '512m' },
      },
    });
  });

  it('lets the document have the last word on a container', () => {
    const { file } = rendered(
      one(
        `type: vllm, image: 'registry.example/vllm-cpu-release-repo:2', command: [--model, x/y], volumes: ['./cache:/data', 'notes:/notes'], runtime: runc, cap_add: [SYS_NICE], shm_size: 2g, environment: {VLLM_CPU_KVCACHE_SPACE: '40'}`,
        'vllm',
      ),
    );
    expect(file.services.vllm).toMatchObject({
      image: 'registry.example/vllm-cpu-release-repo:2',
      runtime: 'runc',
      cap_add: ['SYS_NICE'],
      command: ['--model', 'x/y'],
      environment: { VLLM_CPU_KVCACHE_SPACE: '40', HF_HUB_CACHE: '/data' },
      // Beside opea.yaml, two levels up.
      volumes: ['../../cache:/data', 'notes:/notes'],
      shm_size: '2g',
    });
    expect(file.volumes).toEqual({ notes: null });
  });

  it("does not trust another image with a component's health check", () => {
    const { file } = rendered(
      one("type: llm, image: 'registry.example/my-own-llm:2'"),
    );
    expect(file.services.llm).not.toHaveProperty('healthcheck');
    expect(file.services.megaservice.depends_on).toEqual({
      llm: { condition: 'service_started' },
    });
  });

  it('deploys what is called, what stands beside the flow and what others wait for', () => {
    const { file } = rendered(`
opea_micro_services:
  llm: {type: llm, depends_on: [cache]}
  cache: {type: reranking}
  unused: {type: embedding}
  dataprep: {type: dataprep}
opea_mega_service:
  mega_flow: [llm]
`);
    expect(Object.keys(file.services)).toEqual(
      expect.arrayContaining(['llm', 'cache', 'dataprep']),
    );
    expect(file.services).not.toHaveProperty('unused');
    expect(file.services.llm.depends_on).toHaveProperty('cache');
  });

  it('writes nothing while there is an error', () => {
    const { pipeline } = parseOpea(one('endpoint: /my/own, port: 80', 'own'));
    expect(pipeline && renderCompose(pipeline, { name: 'app' })).toEqual({
      files: {},
      diagnostics: [expect.objectContaining({ code: 'no-image' })],
    });
  });

  it('makes a project name of any name', () => {
    expect(
      rendered(one('type: llm'), { name: 'Team_A/Chat QnA' }).file.name,
    ).toBe('team_a-chat-qna');
  });
});

describeRecorded('renderCompose on documents of OPEA', () => {
  it("renders the RFC's own without a finding", () => {
    const { file, diagnostics } = rendered(
      readRecorded('opea/rfc-chatqna.yaml'),
    );
    expect(diagnostics).toEqual([]);
    expect(Object.keys(file.services)).toHaveLength(9);
    expect(file.services.megaservice.ports).toEqual([
      '${MEGA_PORT:-8080}:8080',
    ]);
  });

  it("adds nothing to what the exporter's document says but health checks", () => {
    const { file } = rendered(readRecorded('opea/mega.yaml'));
    expect(Object.keys(file.services)).toHaveLength(7);
    expect(file.services['embedding-server']).toMatchObject({
      image: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.6',
      runtime: 'habana',
      cap_add: ['SYS_NICE'],
      command: ['--model-id', 'BAAI/bge-base-en-v1.5', '--auto-truncate'],
      ports: ['8090:80'],
      volumes: ['/mnt/models:/data'],
      deploy: { replicas: 1 },
    });
    expect(file.services.dataprep.depends_on).toEqual({
      'redis-vector-db': { condition: 'service_healthy' },
    });
    expect(file.services['chatqna-gaudi-backend-server'].ports).toEqual([
      '8888:8888',
    ]);
  });
});
