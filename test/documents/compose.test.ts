import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseOpea } from '@opea/backstage-plugin-gmc-common';
import { describeWith, sharedFolder } from '../needs';
import { ComposeFolder } from './ComposeFolder';

const EXAMPLES = path.resolve(__dirname, '../../plugins/gmc-common/examples');

const examples = readdirSync(EXAMPLES)
  .filter(file => file.endsWith('.yaml'))
  .map(
    file =>
      [
        path.basename(file, '.yaml'),
        readFileSync(path.join(EXAMPLES, file), 'utf8'),
      ] as const,
  );

describeWith(['docker-compose'], 'A rendered compose file', () => {
  const folders: ComposeFolder[] = [];

  function folderOf(opea: string, name?: string): ComposeFolder {
    const folder = ComposeFolder.of(opea, name);
    folders.push(folder);
    return folder;
  }

  afterAll(() => {
    for (const folder of folders) {
      folder.remove();
    }
  });

  it.each(examples)(
    'of %s is accepted with its tokens set, and refused by our message without',
    (name, opea) => {
      const folder = folderOf(opea, name);
      const { required } = folder;
      expect(folder.check(required.keys(), '--quiet')).toEqual({
        accepted: true,
        output: '',
        complaint: '',
      });
      for (const [missing, sentence] of required) {
        const others = [...required.keys()].filter(other => other !== missing);
        const { accepted, complaint } = folder.check(others, '--quiet');
        expect(accepted).toBe(false);
        expect(complaint).toContain(`${missing} is missing a value`);
        expect(complaint).toContain(sentence);
      }
    },
  );

  it.each(examples)('of %s is understood as it was meant', (name, opea) => {
    const { pipeline } = parseOpea(opea);
    const resolved = folderOf(opea, name).resolve();
    const { megaservice } = resolved.services;
    expect(resolved.name).toBe(name);
    expect(megaservice.ports).toEqual([
      expect.objectContaining({
        published: String(pipeline?.megaService.port),
        target: pipeline?.megaService.port,
      }),
    ]);
    const { environment = {}, depends_on: dependencies = {} } = megaservice;
    const called = Object.entries(environment)
      .filter(([variable]) => variable.endsWith('_HOST'))
      .map(([, host]) => host);
    expect(called).not.toEqual([]);
    expect(Object.keys(dependencies).sort()).toEqual([...called].sort());
    expect(Object.keys(resolved.services)).toEqual(
      expect.arrayContaining(called),
    );
  });

  it('says what was written, through all that Compose does with it', () => {
    const { services } = folderOf(`
opea_micro_services:
  Chat/Model:
    type: llm
    hardware: nvidia
    environment: {COST: 5$, GREETING: "\${GREETING:-it's}: #1 \\"x\\"", ON: on}
    volumes: ['./prompts:/prompts:ro', 'notes:/notes']
    ports: ['127.0.0.1:9000:9000']
    replicas: 1
    resources: {limits: {cpu: 500m, memory: 2Gi, nvidia.com/gpu: 2}}
  embedding: {type: embedding, hardware: gaudi}
  retriever: {type: retriever, depends_on: [embedding]}
  ui: {}
opea_mega_service:
  port: 8080
  mega_flow: [embedding >> retriever >> Chat/Model]
`).resolve();
    expect(services['Chat-Model']).toMatchObject({
      environment: {
        // Compose writes a dollar sign as two.
        COST: '5$$',
        GREETING: 'it\'s: #1 "x"',
        ON: 'on',
        LLM_ENDPOINT: 'http://vllm:80',
      },
      ports: [{ host_ip: '127.0.0.1', published: '9000', target: 9000 }],
      volumes: [
        { type: 'bind', target: '/prompts', read_only: true },
        { type: 'volume', source: 'notes', target: '/notes' },
      ],
      deploy: {
        resources: { limits: { cpus: 0.5, memory: String(2 * 2 ** 30) } },
      },
    });
    expect(services.vllm.deploy).toMatchObject({
      resources: {
        reservations: {
          devices: [{ driver: 'nvidia', count: 2, capabilities: ['gpu'] }],
        },
      },
    });
    expect(services['tei-embedding']).toMatchObject({ runtime: 'habana' });
    expect(services.retriever.depends_on).toMatchObject({
      embedding: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
      'tei-embedding': { condition: 'service_healthy' },
    });
    expect(services.ui.ports).toMatchObject([
      { published: '8081', target: 80 },
    ]);
    expect(services.megaservice.build?.dockerfile_inline).toContain(
      'CMD ["python", "megaservice.py"]',
    );
  });
});

describeWith(
  ['docker-compose', 'recorded data'],
  "A compose file of the exporter's own document",
  () => {
    let folder: ComposeFolder;

    beforeAll(() => {
      folder = ComposeFolder.of(
        readFileSync(path.join(sharedFolder, 'opea/mega.yaml'), 'utf8'),
      );
    });

    afterAll(() => folder?.remove());

    it('is understood as it was meant', () => {
      const { services } = folder.resolve();
      expect(Object.keys(services)).toHaveLength(7);
      expect(services['redis-vector-db'].ports).toMatchObject([
        { published: '6379', target: 6379 },
        { published: '8001', target: 8001 },
      ]);
      expect(services.dataprep.depends_on).toMatchObject({
        'redis-vector-db': { condition: 'service_healthy' },
      });
    });

    it('is refused by our message while its token is not set', () => {
      const { accepted, complaint } = folder.check([]);
      expect(accepted).toBe(false);
      expect(complaint).toContain('Set HF_TOKEN, a credential of ');
    });
  },
);
