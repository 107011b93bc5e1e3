import * as fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Catalogue, DEFAULT_CATALOGUE } from '../../components';
import { parseOpea } from '../../opea';
import type { RenderOptions } from '../RenderOptions';
import { renderPython } from './renderPython';

function render(opea: string, options: Partial<RenderOptions> = {}) {
  const { pipeline } = parseOpea(opea, options);
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  const result = renderPython(pipeline, { name: 'app', ...options });
  return { ...result, program: result.files['app/megaservice.py'] ?? '' };
}

/** What a microservice is made with, one argument a line. */
function settings(program: string, variable: string): string[] {
  const [, lines = ''] =
    new RegExp(`^${variable} = MicroService\\(\\n(.*?)^\\)$`, 'ms').exec(
      program,
    ) ?? [];
  return lines
    .trimEnd()
    .split('\n')
    .map(line => line.trim());
}

describe('renderPython', () => {
  it("writes the RFC's four services as the program that is kept to be read", () => {
    const folder = resolve(__dirname, '../../../fixtures/golden/chatqna');
    const opea = readFileSync(join(folder, 'opea.yaml'), 'utf8');
    const { files, diagnostics } = render(opea, { name: 'chatqna' });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(files)).toEqual([
      'app/megaservice.py',
      'app/requirements.txt',
    ]);
    for (const [path, text] of Object.entries(files)) {
      const kept = join(folder, path.replace('app/', ''));
      if (process.env.UPDATE_FIXTURES) {
        writeFileSync(kept, text);
      }
      expect(text).toBe(readFileSync(kept, 'utf8'));
    }
  });

  it('looks for a service at its host, which may be a variable itself', () => {
    const { program } = render(`
opea_micro_services:
  llm: {endpoint: /v1/chat/completions, host: gpu-box, port: 9009}
  llm-2: {endpoint: /v1/chat/completions, host: "\${GPU_BOX:-gpu-box}"}
  mega: {endpoint: /v1/chat/completions, host: $GPU_BOX}
opea_mega_service: {mega_flow: [llm >> llm-2 >> mega]}
`);
    expect(settings(program, 'llm').slice(1, 3)).toEqual([
      'host=os.getenv("LLM_HOST", "gpu-box"),',
      'port=int(os.getenv("LLM_PORT", "9009")),',
    ]);
    expect(settings(program, 'llm_2')[1]).toBe(
      'host=os.getenv("LLM_2_HOST", os.getenv("GPU_BOX", "gpu-box")),',
    );
    // MEGA_HOST is where the program itself listens.
    expect(settings(program, 'mega')[1]).toBe(
      'host=os.getenv("MEGA_2_HOST", os.getenv("GPU_BOX", "localhost")),',
    );
  });

  it('takes the URL of a service apart that runs elsewhere', () => {
    const { program } = render(`
opea_micro_services:
  a: {endpoint: "https://models.example/v1/translate?to=en"}
  b: {endpoint: "http://gpu-box:8080"}
opea_mega_service: {mega_flow: [a >> b]}
`);
    expect(settings(program, 'a').slice(1, -2)).toEqual([
      'protocol="https",',
      'host=os.getenv("A_HOST", "models.example"),',
      'port=int(os.getenv("A_PORT", "443")),',
      'endpoint="/v1/translate?to=en",',
    ]);
    expect(settings(program, 'b').slice(1, -2)).toEqual([
      'host=os.getenv("B_HOST", "gpu-box"),',
      'port=int(os.getenv("B_PORT", "8080")),',
      'endpoint="/",',
    ]);
  });

  it('takes API keys from the environment only', () => {
    const elsewhere = (key: string) =>
      render(`
opea_micro_services:
  llm:
    endpoint: https://models.example:8443/v1/chat/completions
    model: Intel/neural-chat-7b-v3-3
    environment: {API_KEY: ${key}}
opea_mega_service: {mega_flow: [llm]}
`).program;
    expect(settings(elsewhere('"${MODELS_KEY:?set it}"'), 'llm')).toEqual([
      'name="llm",',
      'host="https://models.example:8443",',
      'api_key=os.environ["MODELS_KEY"],',
      'endpoint="/v1/chat/completions",',
      'use_remote_service=True,',
      'service_type=ServiceType.LLM,',
    ]);
    const written = elsewhere('abc123');
    expect(settings(written, 'llm')[2]).toBe('api_key=os.environ["API_KEY"],');
    expect(written).not.toContain('abc123');
    expect(written).toContain('llm.name: "Intel/neural-chat-7b-v3-3",');
  });

  it('calls side by side what the flow has side by side', () => {
    const { program } = render(`
opea_micro_services:
  embedding: {endpoint: /v1/embeddings}
  retriever: {endpoint: /v1/retrieval}
  web: {type: web-retriever}
  rerank: {endpoint: /v1/reranking}
opea_mega_service: {mega_flow: ["embedding >> (retriever, web) >> rerank"]}
`);
    expect(program).toContain(`CALLS = [
    (embedding, retriever),
    (embedding, web),
    (retriever, rerank),
    (web, rerank),
]
`);
  });

  it('leaves data preparation out that stands beside the flow', () => {
    const { program } = render(`
opea_micro_services:
  llm: {endpoint: /v1/chat/completions}
  dataprep: {endpoint: /v1/dataprep/ingest}
opea_mega_service: {mega_flow: [llm, dataprep]}
`);
    expect(program).not.toContain('dataprep');
    expect(program).not.toContain('CALLS');
  });

  it('answers at the endpoint of the document, or at the name of the application', () => {
    const at = (endpoint: string) =>
      render(`
opea_micro_services: {llm: {endpoint: /v1/chat/completions}}
opea_mega_service: {${endpoint}mega_flow: [llm]}
`).program;
    expect(at('endpoint: /v1/chatqna, ')).toContain('endpoint="/v1/chatqna",');
    expect(at('')).toContain('endpoint="/v1/app",');
  });

  it('gives each service a variable of its own that Python and the program leave free', () => {
    const { program } = render(`
opea_micro_services:
  class: {type: llm}
  answer: {type: llm}
  os: {type: llm}
  3d: {type: llm}
  LLM: {type: llm}
  llm: {type: llm}
opea_mega_service: {mega_flow: [class >> answer >> os >> 3d >> LLM >> llm]}
`);
    expect(program).toContain(`SERVICES = [
    class_,
    answer_,
    os_,
    service_3d,
    llm,
    llm_2,
]
`);
  });

  it('does not take a kind of service that comps lacks for one it has', () => {
    const [llm] = DEFAULT_CATALOGUE.components.filter(({ id }) => id === 'llm');
    const { program, diagnostics } = render(
      `
opea_micro_services: {llm: {type: llm}}
opea_mega_service: {mega_flow: [llm]}
`,
      { catalogue: new Catalogue([{ ...llm, serviceType: 'ORACLE' }]) },
    );
    expect(settings(program, 'llm').at(-1)).toBe(
      'service_type=ServiceType.UNDEFINED,',
    );
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'unknown-service-type',
        severity: 'warning',
      }),
    ]);
  });

  it('writes no program where there is an error', () => {
    const { files, diagnostics } = render(`
opea_micro_services: {dataprep: {endpoint: /v1/dataprep/ingest}}
opea_mega_service: {mega_flow: [dataprep]}
`);
    expect(files).toEqual({});
    expect(diagnostics.map(({ code }) => code)).toEqual(['flow-missing']);
  });

  it('keeps a comment a comment, however it is told to render again', () => {
    const { files } = render(
      `
opea_micro_services: {llm: {type: llm}}
opea_mega_service: {mega_flow: [llm]}
`,
      { renderAgain: 'One.\rimport os\r\nTwo.\n\nThree.' },
    );
    for (const text of Object.values(files)) {
      expect(text.split('\n').slice(1, 6)).toEqual([
        '# One.',
        '# import os',
        '# Two.',
        '#',
        '# Three.',
      ]);
    }
  });

  it('renders the same document to the same bytes, within 88 columns', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.@/-]{0,20}$/);
    const host = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,70}$/);
    const services = fc.uniqueArray(fc.record({ name, host }), {
      minLength: 1,
      maxLength: 6,
      selector: service => service.name,
    });
    fc.assert(
      fc.property(services, declared => {
        const opea = `
opea_micro_services:
${declared
  .map(
    service =>
      `  ${JSON.stringify(service.name)}: {type: llm, host: "${
        service.host
      }"}\n`,
  )
  .join('')}opea_mega_service:
  mega_flow: [${declared.map(service => service.name).join(' >> ')}]
`;
        const { program } = render(opea);
        expect(render(opea).program).toBe(program);
        const long = program.split('\n').filter(line => line.length > 88);
        expect(long).toEqual([]);
      }),
    );
  });
});
