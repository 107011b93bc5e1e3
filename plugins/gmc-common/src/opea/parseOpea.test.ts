import * as fc from 'fast-check';
import { hasErrors } from '../diagnostics';
import { describeRecorded, readRecorded } from '../__testUtils__/recorded';
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

  it('ends its findings somewhere', () => {
    const { diagnostics } = parseOpea(
      `opea_micro_services: {}\nopea_mega_service: {mega_flow: ['${'a! '.repeat(
        50_000,
      )}']}`,
    );
    expect(diagnostics.length).toBeLessThanOrEqual(1_000);
    expect(hasErrors(diagnostics)).toBe(true);
  });

  it('answers in good time for the largest flow', () => {
    const names = Array.from({ length: 190 }, (_, index) => `s${index}`);
    const services = names.map(name => `  ${name}: {endpoint: /x}`).join('\n');
    const group = `(${names.slice(0, 60).join(',')})`;
    const other = `(${names.slice(60, 120).join(',')})`;
    const started = Date.now();
    const { diagnostics } = parseOpea(
      `opea_micro_services:\n${services}\nopea_mega_service:\n  mega_flow:\n    - "${group} >> ${other}"\n    - "${other} >> ${group}"\n`,
    );
    expect(diagnostics.map(({ code }) => code)).toContain('flow-too-large');
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});

describeRecorded('parseOpea on documents of OPEA', () => {
  it("reads the RFC's own without a finding", () => {
    const { pipeline, diagnostics } = parseOpea(
      readRecorded('opea/rfc-chatqna.yaml'),
    );
    expect(diagnostics).toEqual([]);
    expect(pipeline?.services.map(({ component }) => component)).toEqual([
      'embedding',
      'retriever',
      'reranking',
      'llm',
    ]);
  });

  it.each(['megaservice', 'megaservice_hybrid'])(
    "reads %s of the orchestrator's tests",
    name => {
      const { pipeline, diagnostics } = parseOpea(
        readRecorded(`opea/${name}.yaml`),
      );
      expect(diagnostics).toEqual([]);
      expect(pipeline?.services.map(({ address }) => address.kind)).toEqual([
        'external',
        'external',
      ]);
    },
  );

  it("says what the exporter's document is", () => {
    expect(parseOpea(readRecorded('opea/mega.yaml'))).toEqual({
      diagnostics: [expect.objectContaining({ code: 'unsupported-dialect' })],
    });
  });
});
