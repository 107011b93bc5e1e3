import * as fc from 'fast-check';
import { hasErrors } from '../diagnostics';
import {
  describeRecorded,
  readRecorded,
  recordedNames,
} from '../__testUtils__/recorded';
import { parseOpea } from './parseOpea';

const RFC = `
opea_micro_services:
  embedding: {endpoint: /v1/embeddings, port: 6000}
  retrieval: {endpoint: /v1/retrieval, port: 7000}
  llm: {endpoint: /v1/chat/completions, port: 9000}
opea_mega_service:
  port: 8080
  mega_flow:
    - embedding >> retrieval >> llm
`;

describe('parseOpea', () => {
  it('reads what the document says of each microservice and the flow', () => {
    const { pipeline, diagnostics } = parseOpea(RFC);
    expect(diagnostics).toEqual([]);
    expect(pipeline).toMatchObject({
      flowNames: ['embedding', 'retrieval', 'llm'],
      edges: [
        { from: 'embedding', to: 'retrieval' },
        { from: 'retrieval', to: 'llm' },
      ],
      megaService: { port: 8080 },
    });
    expect(pipeline?.services[1]).toMatchObject({
      name: 'retrieval',
      component: 'retriever',
      componentFrom: 'endpoint',
      address: { kind: 'managed', port: 7000, endpoint: '/v1/retrieval' },
      ranges: { name: { start: { line: 4, column: 3 } } },
    });
  });

  it('reads the optional keys', () => {
    const { pipeline, diagnostics } = parseOpea(`
opea_micro_services:
  chat:
    type: llm
    model: Intel/neural-chat-7b-v3-3
    server: tgi
    hardware: gaudi
    image: registry.example/llm:1
    replicas: 2
    resources: {limits: {cpu: 2, memory: 4Gi}}
    environment: {LOGFLAG: "true", MAX_TOKENS: 512}
    x-note: {anything: goes}
  other:
    endpoint: https://models.example/v1/chat/completions
    model-id: a/b
    environment: ["A=1", "B=x=y"]
opea_mega_service:
  endpoint: /v1/chatqna
  mega_flow: [chat >> other]
`);
    expect(diagnostics).toEqual([]);
    expect(pipeline?.services).toMatchObject([
      {
        component: 'llm',
        componentFrom: 'type',
        model: 'Intel/neural-chat-7b-v3-3',
        server: 'tgi',
        hardware: 'gaudi',
        image: 'registry.example/llm:1',
        replicas: 2,
        resources: { limits: { cpu: 2, memory: '4Gi' } },
        environment: { LOGFLAG: 'true', MAX_TOKENS: '512' },
        address: { port: 9000, endpoint: '/v1/chat/completions' },
      },
      {
        model: 'a/b',
        environment: { A: '1', B: 'x=y' },
        address: {
          kind: 'external',
          url: 'https://models.example/v1/chat/completions',
        },
      },
    ]);
    expect(pipeline?.megaService).toMatchObject({
      port: 8888,
      endpoint: '/v1/chatqna',
    });
  });

  it('keeps the flow free of doubles, circles and undeclared names', () => {
    const { pipeline, diagnostics } = parseOpea(`
opea_micro_services:
  a: {endpoint: /a}
  b: {endpoint: /b}
opea_mega_service:
  mega_flow: [a >> b, a >> b, b >> a, a >> nowhere]
`);
    expect(hasErrors(diagnostics)).toBe(true);
    expect(pipeline?.edges).toEqual([{ from: 'a', to: 'b' }]);
    expect(pipeline?.flowNames).toEqual(['a', 'b']);
  });

  it.each(['', 'null', '[]', 'a: b', '"text"', ': :', '\u0000', '---\n---\n'])(
    'has an error and no pipeline, or an empty one, for %j',
    text => {
      const { pipeline, diagnostics } = parseOpea(text);
      expect(hasErrors(diagnostics)).toBe(true);
      expect(pipeline?.services ?? []).toEqual([]);
    },
  );

  it('never throws, whatever a valid document is changed to', () => {
    const edit = fc.record({
      at: fc.nat(RFC.length),
      remove: fc.nat(20),
      insert: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom(
          '\n',
          '- ',
          ': ',
          '{',
          '[',
          '"',
          '>> ',
          '(',
          '*x',
          '&x ',
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        let text = RFC;
        for (const { at, remove, insert } of edits) {
          text = text.slice(0, at) + insert + text.slice(at + remove);
        }
        for (const { range } of parseOpea(text, { file: 'f' }).diagnostics) {
          expect(range.start.line).toBeGreaterThan(0);
          expect(range.start.column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('reads what documents say to Compose', () => {
    const { pipeline, diagnostics } = parseOpea(`
opea_micro_services:
  tei-embedding-service:
    host: \${EMBEDDING_HOST}
    ports: \${EMBEDDING_PORT:-6006}:80
    image: ghcr.io/huggingface/text-embeddings-inference:cpu-1.7
    endpoint: /embed
    volumes: ./data:/data
    runtime: habana
    cap_add: [SYS_NICE]
    ipc: host
    command: --model-id "a b" --auto-truncate
    depends_on: [store]
    environment: [LOGFLAG=true]
  store: {image: redis:7, ports: ["6379:6379", "127.0.0.1:8001:8001/tcp"], type: redis}
opea_mega_service:
  host: \${HOST}
  ports: "8888:8080"
  image: opea/chatqna:1.5
  endpoint: /v1/chatqna
  environment: {HF_TOKEN: secret}
  mega_flow: [tei-embedding-service >> store]
`);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'credential-value' }),
    ]);
    expect(pipeline?.services[0]).toMatchObject({
      address: { kind: 'managed', port: 80, host: '${EMBEDDING_HOST}' },
      container: {
        ports: ['${EMBEDDING_PORT:-6006}:80'],
        volumes: ['./data:/data'],
        command: ['--model-id', 'a b', '--auto-truncate'],
        dependsOn: ['store'],
        options: { runtime: 'habana', cap_add: ['SYS_NICE'], ipc: 'host' },
      },
    });
    expect(pipeline?.services[1].address).toMatchObject({ port: 6379 });
    expect(pipeline?.megaService).toMatchObject({
      port: 8080,
      image: 'opea/chatqna:1.5',
      container: { ports: ['8888:8080'] },
    });
  });

  it.each([
    ['--api-key s3cr3t --port 80', ['--api-key', '${API_KEY}', '--port', '80']],
    ['--hf-token=s3cr3t', ['--hf-token=${HF_TOKEN}']],
    ['[--api-key, s3cr3t]', ['--api-key', '${API_KEY}']],
  ])('takes no credential from the arguments %s', (command, expected) => {
    const { pipeline, diagnostics } = parseOpea(
      `opea_micro_services: {llm: {endpoint: /v1/chat/completions, command: ${command}}}\nopea_mega_service: {mega_flow: [llm]}\n`,
    );
    expect(pipeline?.services[0].container?.command).toEqual(expected);
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'credential-value' }),
    ]);
    expect(JSON.stringify([pipeline, diagnostics])).not.toContain('s3cr3t');
  });

  it('leaves arguments that only sound like credentials', () => {
    const { diagnostics } = parseOpea(
      'opea_micro_services: {llm: {endpoint: /v1/chat/completions, command: "--max-total-tokens 4096 --api-key ${KEY}"}}\nopea_mega_service: {mega_flow: [llm]}\n',
    );
    expect(diagnostics).toEqual([]);
  });

  it('ends its findings somewhere', () => {
    const { diagnostics } = parseOpea(
      `opea_micro_services: {}\nopea_mega_service: {mega_flow: ['${'a! '.repeat(
        50_000,
      )}']}`,
    );
    expect(diagnostics.length).toBeLessThanOrEqual(1_000);
    expect(hasErrors(diagnostics)).toBe(true);
  });

  it('stops at a flow that grows too large, circles and all', () => {
    const names = Array.from({ length: 700 }, (_, index) => `s${index}`);
    const services = names.map(name => `  ${name}: {endpoint: /x}`).join('\n');
    const group = `(${names.slice(0, 350).join(',')})`;
    const other = `(${names.slice(350).join(',')})`;
    const { diagnostics } = parseOpea(
      `opea_micro_services:\n${services}\nopea_mega_service:\n  mega_flow:\n    - "${group} >> (${names[0]})"\n    - "${group} >> ${other}"\n`,
    );
    expect(
      new Set(
        diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ code }) => code),
      ),
    ).toEqual(new Set(['cycle', 'flow-too-large']));
  });

  it('reads as many services and rules as a document may have', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
    const services = names.map(name => `  ${name}: {endpoint: /v1/x}\n`);
    // From the end to the start, so that each rule leads to what is known.
    const rules = names
      .slice(1)
      .map((name, index) => `    - s${index} >> ${name}\n`)
      .reverse();
    const { pipeline, diagnostics } = parseOpea(
      `opea_micro_services:\n${services.join(
        '',
      )}opea_mega_service:\n  mega_flow:\n${rules.join('')}`,
    );
    expect(diagnostics).toEqual([]);
    expect(pipeline?.edges).toHaveLength(9_999);
  });
});

/** Everything there is to find in OPEA's own documents. */
const FINDINGS: Record<string, string[]> = {
  mega: ['103:5-103:15 warning unknown-key'],
  megaservice: [],
  megaservice_hybrid: [],
  'rfc-chatqna': [],
};

function findingsOf(text: string): string[] {
  return parseOpea(text).diagnostics.map(
    ({ code, severity, range: { start, end } }) =>
      `${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${code}`,
  );
}

describeRecorded('parseOpea on documents of OPEA', () => {
  it.each(recordedNames('opea'))('finds in %s what is there', name => {
    expect(findingsOf(readRecorded(`opea/${name}.yaml`))).toEqual(
      FINDINGS[name],
    );
  });

  it("reads the RFC's document as its text has it", () => {
    const [, block] =
      /^ {4}```yaml\n([^`]*)^ {4}```/m.exec(
        readRecorded('opea/rfc-deployment-design.md'),
      ) ?? [];
    expect(findingsOf(block)).toEqual([]);
    const { pipeline } = parseOpea(block);
    expect(pipeline?.services.map(({ component }) => component)).toEqual([
      'embedding',
      'retriever',
      'reranking',
      'llm',
    ]);
    expect(pipeline?.megaService.port).toBe(8080);
  });

  it.each(['megaservice', 'megaservice_hybrid'])(
    'takes the services of %s for what runs elsewhere',
    name => {
      const { pipeline } = parseOpea(readRecorded(`opea/${name}.yaml`));
      expect(pipeline?.services.map(({ address }) => address.kind)).toEqual([
        'external',
        'external',
      ]);
    },
  );

  it("reads the exporter's document, which has no flow", () => {
    const { pipeline } = parseOpea(readRecorded('opea/mega.yaml'));
    expect(pipeline).toMatchObject({
      dialect: 'exporter',
      flowNames: [],
      megaService: {
        name: 'chatqna-gaudi-backend-server',
        image: 'opea/chatqna:latest',
        port: 8888,
        environment: { EMBEDDING_SERVER_PORT: '8090' },
      },
    });
    expect(pipeline?.services[1]).toMatchObject({
      name: 'embedding-server',
      model: 'BAAI/bge-base-en-v1.5',
      replicas: 1,
      address: { port: 80 },
      environment: { HF_TOKEN: '${HF_TOKEN}', INIT_HCCL_ON_ACQUIRE: '0' },
      container: {
        ports: ['8090:80'],
        volumes: ['/mnt/models:/data'],
        command: ['--model-id', 'BAAI/bge-base-en-v1.5', '--auto-truncate'],
        options: { runtime: 'habana', cap_add: ['SYS_NICE'] },
      },
    });
    expect(pipeline?.services[2]).toMatchObject({
      name: 'llm-server',
      // As its image says.
      component: 'tgi',
      resources: { limits: { 'habana.ai/gaudi': 1 } },
    });
  });
});
