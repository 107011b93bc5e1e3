import type { Component } from '../../components';
import { parseOpea } from '../../opea';
import { Catalogue } from '../../components';
import { renderCompose } from './renderCompose';
import { rendered } from './__testUtils__/rendered';

/** Services by name and their keys, in a flow one after the other. */
function flow(services: Record<string, string>): string {
  const lines = Object.entries(services).map(
    ([name, keys]) => `  ${name}: {${keys}}`,
  );
  return `opea_micro_services:
${lines.join('\n')}
opea_mega_service:
  mega_flow: ['${Object.keys(services).join(' >> ')}']
`;
}

function environmentOf(opea: string, service: string) {
  return rendered(opea).file.services[service].environment;
}

describe('the model servers and stores of a compose file', () => {
  it('are there once for all that call the same, and are named to them', () => {
    const { file } = rendered(
      flow({
        embedding: 'type: embedding',
        retriever: 'type: retriever',
        dataprep: 'type: dataprep',
      }),
    );
    expect(Object.keys(file.services).slice(-2)).toEqual([
      'tei-embedding',
      'redis',
    ]);
    for (const caller of ['embedding', 'retriever', 'dataprep']) {
      expect(file.services[caller]).toMatchObject({
        environment: { TEI_EMBEDDING_ENDPOINT: 'http://tei-embedding:80' },
        depends_on: { 'tei-embedding': { condition: 'service_healthy' } },
      });
    }
  });

  it('serve the model that one caller asks for to those that ask for none', () => {
    const { file } = rendered(
      flow({
        retriever: 'type: retriever',
        embedding: 'type: embedding, model: BAAI/bge-m3',
      }),
    );
    expect(file.services['tei-embedding'].command).toEqual(
      expect.arrayContaining(['--model-id', 'BAAI/bge-m3']),
    );
    expect(file.services).not.toHaveProperty('tei-embedding-2');
  });

  it('are there once for each model and hardware', () => {
    const opea = flow({
      first: 'type: llm',
      second: 'type: llm, model: Qwen/Qwen2.5-7B-Instruct',
      third: 'type: llm, model: Qwen/Qwen2.5-7B-Instruct, hardware: gaudi',
      fourth: 'type: llm, server: tgi',
    });
    expect(environmentOf(opea, 'third')).toMatchObject({
      LLM_ENDPOINT: 'http://vllm:80',
    });
    // The second is content with what the third asks for.
    expect(environmentOf(opea, 'second')).toEqual(environmentOf(opea, 'third'));
    expect(environmentOf(opea, 'first')).toEqual(environmentOf(opea, 'third'));
    expect(environmentOf(opea, 'fourth')).toMatchObject({
      LLM_ENDPOINT: 'http://tgi:80',
      LLM_MODEL_ID: 'Intel/neural-chat-7b-v3-3',
    });
    const other = opea.replace('first: {type: llm', '$&, model: a/b');
    expect(environmentOf(other, 'first')).toMatchObject({
      LLM_ENDPOINT: 'http://vllm-2:80',
      LLM_MODEL_ID: 'a/b',
    });
  });

  it('are those of the document, where it has some that do', () => {
    const opea = `
opea_micro_services:
  llm: {type: llm}
  my-tgi: {type: tgi, model: a/b}
  retriever: {type: retriever}
  vectors: {type: redis}
opea_mega_service:
  mega_flow: [retriever >> llm]
`;
    const { file } = rendered(opea);
    expect(Object.keys(file.services)).not.toContain('redis');
    expect(file.services.llm.environment).toMatchObject({
      LLM_ENDPOINT: 'http://my-tgi:80',
      LLM_MODEL_ID: 'a/b',
    });
    expect(file.services.retriever).toMatchObject({
      environment: { REDIS_URL: 'redis://vectors:6379' },
      depends_on: { vectors: { condition: 'service_healthy' } },
    });
  });

  it('are not added where the document says where they are', () => {
    const { file } = rendered(
      flow({
        retriever:
          "type: retriever, environment: {REDIS_URL: 'redis://10.0.0.7:6379'}",
      }),
    );
    expect(file.services).not.toHaveProperty('redis');
    expect(file.services.retriever.environment).toMatchObject({
      REDIS_URL: 'redis://10.0.0.7:6379',
      // What does not point at the store is still needed.
      INDEX_NAME: 'rag-redis',
    });
    expect(file.services.retriever.environment).not.toHaveProperty(
      'REDIS_HOST',
    );
  });

  it('run on the hardware that is asked for, with what that takes', () => {
    const { file } = rendered(
      flow({ embedding: 'type: embedding, hardware: gaudi' }),
    );
    expect(file.services['tei-embedding']).toMatchObject({
      image: expect.stringContaining('hpu'),
      runtime: 'habana',
      cap_add: ['SYS_NICE'],
      environment: { HABANA_VISIBLE_DEVICES: 'all' },
    });
  });

  it('get the graphics cards that their callers ask for', () => {
    const { file } = rendered(
      flow({
        llm: 'type: llm, hardware: nvidia, resources: {limits: {nvidia.com/gpu: 2}}',
      }),
    );
    expect(file.services.vllm.deploy).toEqual({
      resources: {
        reservations: {
          devices: [{ driver: 'nvidia', count: 2, capabilities: ['gpu'] }],
        },
      },
    });
    expect(file.services.vllm).not.toHaveProperty('gpus');
    expect(file.services.llm).not.toHaveProperty('deploy');
  });

  it('can be services of the flow themselves', () => {
    const { file, diagnostics } = rendered(
      flow({ tei: 'endpoint: /embed, model: BAAI/bge-m3, port: 8080' }),
    );
    expect(diagnostics).toEqual([]);
    expect(file.services.megaservice.environment).toEqual({
      TEI_HOST: 'tei',
      TEI_PORT: '8080',
    });
    expect(file.services.tei.command).toEqual(
      expect.arrayContaining(['BAAI/bge-m3', '8080']),
    );
  });

  it('share what they download, while each store has its own volume', () => {
    const { file } = rendered(`
opea_micro_services:
  tei: {type: tei-embedding}
  tgi: {type: tgi}
  redis: {type: redis}
  redis-2: {type: redis}
opea_mega_service:
  mega_flow: [tei >> tgi]
`);
    expect(file.services.tei.volumes).toEqual(file.services.tgi.volumes);
    expect(file.services.redis.volumes).not.toEqual(
      file.services['redis-2'].volumes,
    );
    expect(Object.keys(file.volumes ?? {})).toEqual([
      'models',
      'redis',
      'redis-2',
    ]);
  });

  it('need a model, if they have none of their own', () => {
    const own: Component = {
      id: 'triton',
      title: 'Model server',
      role: 'model-server',
      names: [],
      endpoints: [],
      port: 8000,
      image: 'registry.example/triton:1',
      container: { command: ['--model', '{model}'] },
      gmc: {},
    };
    const catalogue = new Catalogue([own]);
    const render = (keys: string) => {
      const { pipeline } = parseOpea(flow({ triton: keys }), { catalogue });
      return pipeline && renderCompose(pipeline, { name: 'app', catalogue });
    };
    expect(render('type: triton')).toEqual({
      files: {},
      diagnostics: [
        expect.objectContaining({ code: 'missing-key', severity: 'error' }),
      ],
    });
    expect(render('type: triton, model: a/b')?.diagnostics).toEqual([]);
  });
});
