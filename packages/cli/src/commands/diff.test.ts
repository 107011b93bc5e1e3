import { MemoryIo } from '../__testUtils__/MemoryIo';

const BEFORE = `opea_micro_services:
  embedding:
    endpoint: /v1/embeddings
  llm:
    endpoint: /v1/chat/completions
    environment: {HF_TOKEN: hf_abcdefghij}
opea_mega_service:
  mega_flow:
    - embedding >> llm
`;

const AFTER = `# The same, and other things.
opea_mega_service:
  mega_flow: [embedding >> guard >> llm]
opea_micro_services:
  llm:
    endpoint: /v1/chat/completions
    model: Qwen/Qwen2.5-7B-Instruct
    environment: {HF_TOKEN: hf_klmnopqrst}
  guard:
    type: guardrails
  embedding:
    endpoint: /v1/embeddings
    port: 6000
`;

describe('diff', () => {
  it('says nothing where nothing is different', async () => {
    const io = new MemoryIo({
      a: BEFORE,
      b: BEFORE.replace('  llm', '\n  llm'),
    });
    expect(await io.run('diff', 'a', 'b')).toBe(0);
    expect(io.out).toBe('');
  });

  it('tells services, values and calls', async () => {
    const io = new MemoryIo({ a: BEFORE, b: AFTER });
    expect(await io.run('diff', 'a', 'b')).toBe(1);
    expect(io.out).toMatch(
      /^~ llm\n {4}model: .* → Qwen\/Qwen2.5-7B-Instruct$/m,
    );
    expect(io.out).toMatch(/^\+ guard\n {4}component: guardrails$/m);
    expect(io.out).toContain(
      '~ flow\n  - embedding >> llm\n  + embedding >> guard\n  + guard >> llm\n',
    );
    expect(io.out).not.toContain('embedding\n');
    expect(io.out).toContain('environment.HF_TOKEN: [redacted] → [redacted]');
  });

  it('gives the same to programs', async () => {
    const io = new MemoryIo({ a: BEFORE, b: AFTER });
    expect(await io.run('diff', 'a', 'b', '--output', 'json')).toBe(1);
    expect(io.json).toMatchObject({
      services: [
        { name: 'llm', change: 'changed' },
        { name: 'guard', change: 'added' },
      ],
      flow: { removed: [{ from: 'embedding', to: 'llm' }] },
    });
    expect(io.out).not.toMatch(/hf_/);
  });

  it('tells the errors of both documents, and compares the rest', async () => {
    const io = new MemoryIo({
      a: BEFORE.replace('>>', '>'),
      b: 'services: {}',
    });
    expect(await io.run('diff', 'a', 'b')).toBe(1);
    expect(io.err).toContain('a:9:17 error flow-arrow');
    expect(io.err).toContain('b:1:1 error unsupported-dialect');
    expect(io.out).toBe('');
    expect(await io.run('diff', 'a', 'a')).toBe(1);
  });
});
