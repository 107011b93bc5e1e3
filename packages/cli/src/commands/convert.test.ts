import { MemoryIo } from '../__testUtils__/MemoryIo';

const OPEA = `# Our application.
opea_micro_services:
  embedding:
    endpoint: /v1/embeddings
  llm:
    endpoint: /v1/chat/completions
opea_mega_service:
  mega_flow:
    - embedding >> llm
`;

const WARNING = OPEA.replace('embedding >> llm', 'llm');

describe('convert to gmc', () => {
  it('prints one stream that kubectl applies', async () => {
    const io = new MemoryIo({ 'chatqna.yaml': OPEA });
    expect(await io.run('convert', 'chatqna.yaml', '--to', 'gmc')).toBe(0);
    expect(io.out.match(/^(---|kind: .*)$/gm)).toEqual([
      'kind: Namespace',
      '---',
      'kind: GMConnector',
    ]);
    expect(io.out).toContain('namespace: chatqna\n');
    io.stdin = io.out;
    expect(await io.run('validate', '-', '--strict')).toBe(0);
  });

  it('says in each file how to render it again', async () => {
    const io = new MemoryIo({ 'chatqna.yaml': OPEA });
    await io.run('convert', 'chatqna.yaml', '--to', 'gmc', '--namespace', 'a');
    expect(io.out).toContain(
      ': opeactl convert chatqna.yaml --to gmc --name chatqna --namespace a\n',
    );
  });

  it('gives a command that a shell takes as it was', async () => {
    const io = new MemoryIo({ "my app's.yaml": OPEA });
    await io.run('convert', "my app's.yaml", '--to', 'gmc');
    expect(io.out).toContain(
      `: opeactl convert 'my app'\\''s.yaml' --to gmc --name my-app-s `,
    );
  });

  it('writes for the GMC that is asked for', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    const args = ['convert', 'opea.yaml', '--to', 'gmc'];
    await io.run(...args, '--profile', 'enterprise-rag');
    expect(io.out).toContain('for GMC (enterprise-rag)');
    expect(io.out).toContain('--profile enterprise-rag\n');
  });
});

describe('convert', () => {
  it.each([
    ['chatqna.yaml', 'chatqna'],
    ['Doc Sum.opea.yml', 'doc-sum'],
    ['team/search/opea.yaml', 'search'],
    ['opea.yaml', 'project'],
    ['-', 'app'],
  ])('calls the application of %s %s', async (file, name) => {
    const io = new MemoryIo({ [file]: OPEA });
    io.stdin = OPEA;
    await io.run('convert', file, '--to', 'gmc');
    expect(io.out).toContain(`--name ${name} --namespace ${name}\n`);
  });

  it('writes the files of a repository, and says which', async () => {
    const io = new MemoryIo({ 'chatqna/opea.yaml': OPEA });
    const args = ['convert', 'chatqna/opea.yaml', '--to', 'gmc', '--out'];
    expect(await io.run(...args, 'chatqna')).toBe(0);
    expect(io.out).toBe(
      [
        'chatqna/deploy/gmc/namespace.yaml\n',
        'chatqna/deploy/gmc/connector.yaml\n',
        'chatqna/deploy/gmc/kustomization.yaml\n',
      ].join(''),
    );
    expect(
      io.files.get('/project/chatqna/deploy/gmc/connector.yaml'),
    ).toContain(
      'opeactl convert opea.yaml --to gmc --name chatqna --namespace chatqna --out .\n',
    );
    // Nothing has changed since.
    expect(await io.run(...args, 'chatqna')).toBe(0);
    expect(io.out).toBe('');
  });

  it('writes over what it has rendered, and over nothing else', async () => {
    const io = new MemoryIo({
      'opea.yaml': OPEA,
      'deploy/gmc/namespace.yaml':
        '# Rendered from opea.yaml by OPEA for Backstage, for GMC (genaiinfra).\nold: true\n',
      'deploy/gmc/connector.yaml': 'mine: true\n',
    });
    const args = ['convert', 'opea.yaml', '--to', 'gmc', '--out', '.'];
    expect(await io.run(...args)).toBe(2);
    expect(io.err).toContain('deploy/gmc/connector.yaml');
    expect(io.err).not.toContain('namespace.yaml');
    // All or nothing.
    expect(io.files.get('/project/deploy/gmc/namespace.yaml')).toContain('old');
    expect(await io.run(...args, '--force')).toBe(0);
    expect(io.files.get('/project/deploy/gmc/connector.yaml')).toContain(
      'kind: GMConnector',
    );
  });

  it('prints all targets, each file below its path', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    expect(await io.run('convert', 'opea.yaml', '--to', 'all')).toBe(0);
    expect(io.out.match(/^# --- .* ---$/gm)).toEqual(
      [
        'deploy/gmc/namespace.yaml',
        'deploy/gmc/connector.yaml',
        'deploy/gmc/kustomization.yaml',
        'deploy/compose/compose.yaml',
        'deploy/compose/.env.example',
        'app/megaservice.py',
        'app/requirements.txt',
      ].map(path => `# --- ${path} ---`),
    );
  });

  it('prints a program that can be run by itself', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    expect(await io.run('convert', 'opea.yaml', '--to', 'python')).toBe(0);
    expect(io.out).toContain('ServiceOrchestrator');
    expect(io.out).not.toContain('opea-comps==');
  });

  it('writes nothing where there are errors', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA.replace('>>', '>') });
    const args = ['convert', 'opea.yaml', '--to', 'gmc'];
    expect(await io.run(...args, '--out', '.')).toBe(1);
    expect(io.out).toBe('');
    expect(io.err).toContain('opea.yaml:9:17 error flow-arrow');
    expect([...io.files.keys()]).toEqual(['/project/opea.yaml']);
  });

  it('tells what a target cannot express, once for all targets', async () => {
    const io = new MemoryIo({
      'opea.yaml': OPEA.replace(
        'endpoint: /v1/chat/completions',
        'endpoint: /odd\n    port: 80',
      ).replaceAll('llm', 'odd'),
    });
    expect(await io.run('convert', 'opea.yaml', '--to', 'all')).toBe(1);
    expect(io.err).toContain('error no-gmc-step');
    const found = io.err.match(/^opea\.yaml:.*$/gm);
    expect(found).toEqual([...new Set(found)]);
  });

  it('lets warnings pass, unless it is to be strict', async () => {
    const io = new MemoryIo({ 'opea.yaml': WARNING });
    const args = ['convert', 'opea.yaml', '--to', 'gmc'];
    expect(await io.run(...args)).toBe(0);
    expect(io.err).toContain('warning unused-service');
    expect(await io.run(...args, '--strict')).toBe(1);
    expect(io.out).toBe('');
  });

  it('says why a file cannot be written', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    io.writeFile = () =>
      Promise.reject(Object.assign(new Error(), { code: 'EACCES' }));
    const args = ['convert', 'opea.yaml', '--to', 'gmc', '--out', '.'];
    expect(await io.run(...args)).toBe(2);
    expect(io.err).toBe(
      "opeactl: /project/deploy/gmc/namespace.yaml can't be written: permission denied\n",
    );
  });
});

describe('components of an adopter', () => {
  const COMPONENTS = `apiVersion: opea.backstage/v1alpha1
kind: ComponentCatalogue
components:
  - id: moderation
    title: Moderation
    role: microservice
    endpoints: [/v1/moderation]
    port: 9400
    image: registry.example/moderation:1.2.0
`;
  const MODERATED = OPEA.replace(
    '  llm:',
    '  check: {endpoint: /v1/moderation}\n  llm:',
  ).replace('embedding >>', 'check >> embedding >>');

  it('are known to every command that reads documents', async () => {
    const io = new MemoryIo({
      'opea.yaml': MODERATED,
      'components.yaml': COMPONENTS,
    });
    const components = ['--components', 'components.yaml'];
    await io.run('explain', 'opea.yaml', ...components);
    expect(io.out).toContain('moderation (Moderation)');
    expect(io.out).toContain('registry.example/moderation:1.2.0');
    await io.run('convert', 'opea.yaml', '--to', 'python', ...components);
    expect(io.out).toContain('--components components.yaml');
    for (const command of ['validate', 'upgrade']) {
      expect(await io.run(command, 'opea.yaml', ...components)).toBe(0);
    }
    const pair = ['opea.yaml', 'opea.yaml'];
    expect(await io.run('diff', ...pair, ...components)).toBe(0);
  });

  it.each([
    ['there is no such file', 'missing.yaml', 'no such file'],
    ['they have mistakes', 'bad.yaml', 'bad.yaml:9:5 error invalid-component'],
  ])('stop everything where %s', async (_where, file, message) => {
    const io = new MemoryIo({
      'opea.yaml': MODERATED,
      'bad.yaml': COMPONENTS.replace('image:', 'imag:'),
    });
    expect(await io.run('validate', 'opea.yaml', '--components', file)).toBe(2);
    expect(io.err).toContain(message);
    expect(io.out).toBe('');
  });
});

describe('convert to opea', () => {
  const EXPORTED = `micro_services:
  - service_name: llm
    image: opea/llm-textgen:1.5
mega_service:
  - service_name: codegen
    image: opea/codegen:1.5
`;

  it('comes back from a connector to what it was made of', async () => {
    const io = new MemoryIo({ 'chatqna.yaml': OPEA });
    await io.run('convert', 'chatqna.yaml', '--to', 'gmc');
    io.stdin = io.out;
    expect(await io.run('convert', '-', '--to', 'opea')).toBe(0);
    expect(io.out).toContain('    - embedding >> llm\n');
    expect(io.out).toContain(
      'It was made by: opeactl convert - --to opea --name chatqna\n',
    );
    io.stdin = io.out;
    expect(await io.run('diff', 'chatqna.yaml', '-')).toBe(1);
    // What GMC has of its own: the model server, and the router's port.
    expect(io.out).toBe(
      '~ llm\n    server: vllm → tgi\n~ megaservice\n    port: 8888 → 8080\n',
    );
  });

  it('says which flow it takes an exported document to have', async () => {
    const io = new MemoryIo({ 'mega.yaml': EXPORTED });
    expect(await io.run('convert', 'mega.yaml', '--to', 'opea')).toBe(0);
    expect(io.out).toContain('    - llm\n');
    expect(io.err).toContain('inferred-flow');
  });

  it('leaves an opea.yaml as it is', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    expect(await io.run('convert', 'opea.yaml', '--to', 'opea')).toBe(0);
    expect(io.out).toBe(OPEA);
  });

  it('is among all that is made of a connector, and not of an opea.yaml', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    await io.run('convert', 'opea.yaml', '--to', 'gmc');
    io.stdin = io.out;
    expect(await io.run('convert', '-', '--to', 'all')).toBe(0);
    expect(io.out).toContain('# --- opea.yaml ---\n');
    await io.run('convert', 'opea.yaml', '--to', 'all');
    expect(io.out).not.toContain('# --- opea.yaml ---\n');
  });
});
