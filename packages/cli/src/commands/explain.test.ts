import { MemoryIo } from '../__testUtils__/MemoryIo';

const OPEA = `opea_micro_services:
  embedding:
  llm:
    endpoint: /v1/chat/completions
    model: Qwen/Qwen2.5-7B-Instruct
opea_mega_service:
  mega_flow:
    - embedding >> llm
`;

describe('explain', () => {
  it('says what each service is, and why', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    expect(await io.run('explain', 'opea.yaml')).toBe(0);
    const lines = io.out.split('\n').map(line => line.split(/\s{2,}/).slice(1));
    expect(io.out).toMatch(/^flow\n {2}embedding >> llm\n/);
    expect(lines).toContainEqual([
      'component',
      'embedding (Embedding)',
      'told by its name',
    ]);
    expect(lines).toContainEqual([
      'component',
      'llm (Text generation)',
      'told by its endpoint',
    ]);
    expect(lines).toContainEqual([
      'model',
      'Qwen/Qwen2.5-7B-Instruct',
      'written',
    ]);
    expect(lines).toContainEqual(['port', '9000', "the component's"]);
    expect(lines).toContainEqual(['hardware', 'xeon', 'by default']);
    // What was inferred is the explanation itself.
    expect(io.err).toBe('');
  });

  it('gives the same to programs', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    expect(await io.run('explain', 'opea.yaml', '--output', 'json')).toBe(0);
    expect(io.json).toMatchObject({
      services: [
        { name: 'embedding', component: { id: 'embedding', from: 'name' } },
        {
          name: 'llm',
          model: { value: 'Qwen/Qwen2.5-7B-Instruct', from: 'written' },
        },
      ],
      flow: { rules: ['embedding >> llm'] },
    });
  });

  it('draws the flow for Mermaid', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    expect(await io.run('explain', 'opea.yaml', '--output', 'mermaid')).toBe(0);
    expect(io.out).toMatch(/^flowchart LR\n/);
    expect(io.out).toContain('  s0 --> s1\n');
  });

  it('explains what it can of a document with errors', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA.replace('>> llm', '>> lmm') });
    expect(await io.run('explain', 'opea.yaml')).toBe(1);
    expect(io.err).toContain('opea.yaml:8:20 error unknown-service');
    expect(io.out).toContain('llm (Text generation)');
  });

  it('says what a document is that it cannot explain', async () => {
    const io = new MemoryIo({ 'compose.yaml': 'services: {}' });
    expect(await io.run('explain', 'compose.yaml')).toBe(1);
    expect(io.err).toContain('error unsupported-dialect');
    expect(io.out).toBe('');
  });
});
