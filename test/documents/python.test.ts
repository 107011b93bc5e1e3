import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseOpea, renderPython } from '@opea/backstage-plugin-gmc-common';
import type { Pipeline } from '@opea/backstage-plugin-gmc-common';
import { describeWith } from '../needs';
import { complaintsAbout, PythonProgram } from './PythonProgram';
import { StubMicroservice } from './StubMicroservice';
import type { Call } from './StubMicroservice';

const COMMON = path.resolve(__dirname, '../../plugins/gmc-common');

/** The examples by name, the RFC's own pipeline among them. */
const EXAMPLES: Record<string, string> = {
  rfc: readFileSync(`${COMMON}/fixtures/golden/chatqna/opea.yaml`, 'utf8'),
  ...Object.fromEntries(
    readdirSync(`${COMMON}/examples`).map(file => [
      path.basename(file, '.yaml'),
      readFileSync(`${COMMON}/examples/${file}`, 'utf8'),
    ]),
  ),
};

const FAN = `
opea_micro_services:
  embedding: {endpoint: /v1/embeddings}
  retriever: {endpoint: /v1/retrieval}
  web-search: {endpoint: /v1/web_retrieval}
  rerank: {endpoint: /v1/reranking}
opea_mega_service:
  endpoint: /v1/find
  mega_flow:
    - embedding >> (retriever, web-search) >> rerank
`;

function read(opea: string): Pipeline {
  const { pipeline } = parseOpea(opea);
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  return pipeline;
}

/** A program that runs among stubs of its microservices. */
class Running {
  static async start(opea: string): Promise<Running> {
    const pipeline = read(opea);
    const calls: Call[] = [];
    const stubs: Record<string, StubMicroservice> = {};
    const env: Record<string, string> = { MODELS_API_KEY: 'not-a-secret' };
    for (const service of pipeline.services) {
      const stub = await StubMicroservice.start(service.name, calls);
      stubs[service.name] = stub;
      const prefix = service.name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
      env[`${prefix}_HOST`] = '127.0.0.1';
      env[`${prefix}_PORT`] = `${stub.port}`;
      if (service.address.kind === 'external') {
        // What has an API key is called at its URL, whatever the variables say.
        const { pathname } = new URL(service.address.url);
        service.address.url = `http://127.0.0.1:${stub.port}${pathname}`;
      }
    }
    const { files } = renderPython(pipeline, { name: 'app' });
    try {
      const program = await PythonProgram.start(files, env);
      return new Running(pipeline, program, stubs, calls);
    } catch (error) {
      await Promise.all(Object.values(stubs).map(stub => stub.stop()));
      throw error;
    }
  }

  private constructor(
    readonly pipeline: Pipeline,
    private readonly program: PythonProgram,
    readonly stubs: Record<string, StubMicroservice>,
    readonly calls: Call[],
  ) {}

  async ask(body: object): Promise<Response> {
    this.calls.length = 0;
    const { endpoint = '/v1/app' } = this.pipeline.megaService;
    return await this.program.ask(endpoint, body);
  }

  /** @returns the program's exit code */
  async stop(): Promise<number | undefined> {
    const exitCode = await this.program.stop();
    await Promise.all(Object.values(this.stubs).map(stub => stub.stop()));
    return exitCode;
  }
}

const error = {
  status: 500,
  type: 'application/json',
  body: '{"detail": "no"}',
};

describeWith(['opea-comps'], 'Programs for opea-comps', () => {
  let running: Running;

  afterEach(async () => {
    await running?.stop();
  }, 30_000);

  it('are formatted and free of what a linter finds', () => {
    const programs = Object.entries({ ...EXAMPLES, fan: FAN }).map(
      ([name, opea]) => [name, renderPython(read(opea), { name }).files],
    );
    expect(programs.length).toBeGreaterThan(20);
    expect(complaintsAbout(Object.fromEntries(programs))).toBe('');
  });

  it('run with what the environment of these tests has', () => {
    const { files } = renderPython(read(FAN), { name: 'fan' });
    const wanted = files['app/requirements.txt']
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'));
    const file = path.resolve(__dirname, '../python/requirements.txt');
    expect(readFileSync(file, 'utf8').split('\n')).toEqual(
      expect.arrayContaining(wanted),
    );
  });

  it('call one microservice after the other, and stream what the last one answers', async () => {
    running = await Running.start(EXAMPLES.rfc);
    const answer = await running.ask({ text: 'What is OPEA?', max_tokens: 7 });

    expect(answer.headers.get('content-type')).toMatch('text/event-stream');
    expect(await answer.text()).toBe(
      'data: b"from"\n\ndata: b" llm"\n\ndata: [DONE]\n\n',
    );
    expect(running.calls.map(({ path: at }) => at)).toEqual([
      '/v1/embeddings',
      '/v1/retrieval',
      '/v1/reranking',
      '/v1/chat/completions',
    ]);
    const [first, second, , last] = running.calls.map(({ body }) => body);
    expect(first).toEqual({ text: 'What is OPEA?', max_tokens: 7 });
    expect(second).toEqual({ 'by embedding': true });
    expect(last).toMatchObject({
      'by embedding': true,
      'by retrieval': true,
      'by reranking': true,
      max_tokens: 7,
    });

    const whole = await running.ask({ text: 'What is OPEA?', stream: false });
    expect(await whole.json()).toHaveProperty('by llm', true);
  }, 60_000);

  it('fail when a microservice does, and say which', async () => {
    running = await Running.start(EXAMPLES.rfc);
    running.stubs.retrieval.reply = error;
    const answer = await running.ask({ text: 'What is OPEA?' });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({
      detail: "The microservice 'retrieval' failed",
    });
    expect(running.calls).toHaveLength(2);

    // What is no object would be taken apart by comps, and passed on.
    running.stubs.retrieval.reply = { type: 'application/json', body: '[[1]]' };
    expect((await running.ask({ text: '' })).status).toBe(502);
    running.stubs.retrieval.reply = undefined;

    // The stream of a language model that fails is empty.
    running.stubs.llm.reply = error;
    expect((await running.ask({ text: '' })).status).toBe(502);
    await running.stubs.llm.stop();
    expect((await running.ask({ text: '' })).status).toBe(502);

    expect((await running.ask({ max_tokens: 'many' })).status).toBe(422);
  }, 60_000);

  it('bring together what microservices answer side by side', async () => {
    running = await Running.start(FAN);
    const answer = await running.ask({ text: 'What is OPEA?' });
    expect(await answer.json()).toEqual({
      'by embedding': true,
      'by retriever': true,
      'by web-search': true,
      'by rerank': true,
    });
    const called = running.calls.map(({ service }) => service);
    expect(called[0]).toBe('embedding');
    expect(called.slice(1, 3).sort()).toEqual(['retriever', 'web-search']);
    expect(called.slice(3)).toEqual(['rerank']);
  }, 60_000);

  it('answer with sound where that is what comes last, and end when told to', async () => {
    running = await Running.start(`
opea_micro_services: {tts: {endpoint: /v1/audio/speech}}
opea_mega_service: {mega_flow: [tts]}
`);
    const sound = Buffer.from('RIFF and so on');
    running.stubs.tts.reply = { type: 'audio/wav', body: sound };
    const answer = await running.ask({ text: 'Hello' });
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(sound);

    expect(await running.stop()).toBe(0);
  }, 60_000);

  it('call a hosted model with its API key, and tell it the model', async () => {
    running = await Running.start(`
opea_micro_services:
  llm:
    endpoint: https://models.example/v1/chat/completions
    model: Intel/neural-chat-7b-v3-3
    environment: {MODELS_API_KEY: "\${MODELS_API_KEY}"}
opea_mega_service: {mega_flow: [llm]}
`);
    await running.ask({ messages: 'What is OPEA?' });
    expect(running.calls).toEqual([
      expect.objectContaining({
        path: '/v1/chat/completions',
        authorization: 'Bearer not-a-secret',
        body: expect.objectContaining({ model: 'Intel/neural-chat-7b-v3-3' }),
      }),
    ]);
    await running.ask({ messages: 'What is OPEA?', model: 'other' });
    expect(running.calls[0].body).toHaveProperty('model', 'other');
  }, 60_000);

  const some = process.env.TEST_ALL ? Object.keys(EXAMPLES) : ['chatqna'];
  it.each(some)(
    'of the example %s reach what is in its flow',
    async name => {
      running = await Running.start(EXAMPLES[name]);
      const answer = await running.ask({ text: 'What is OPEA?' });
      expect(answer.status).toBe(200);
      expect(running.calls.map(({ service }) => service)).toEqual(
        running.pipeline.flowNames,
      );
    },
    60_000,
  );
});
