import { rendered } from './__testUtils__/rendered';

const VALUE = 'verysecretvalue';

/** Two language models with variables each. */
function document(first: string, second = ''): string {
  return `
opea_micro_services:
  first: {type: llm, environment: {${first}}}
  second: {type: llm, environment: {${second}}}
opea_mega_service:
  mega_flow: [first >> second]
`;
}

function variables(first: string, second?: string) {
  const { file } = rendered(document(first, second));
  return {
    ...file.services.first.environment,
    second: file.services.second.environment,
  };
}

describe('credentials in a compose file', () => {
  it('are in no file, wherever they were written', () => {
    const { text, envExample } = rendered(`
opea_micro_services:
  llm:
    type: llm
    environment:
      API_KEY: ${VALUE}
      DATABASE_URL: postgres://app:${VALUE}@db/app
      OTHER_TOKEN: \${OTHER_TOKEN:-${VALUE}}
    command: [--api-key, ${VALUE}, --password=${VALUE}]
  vllm:
    image: vllm/vllm-openai:v0.10.1
    entrypoint: [sh, -c, "serve --api-key=${VALUE}"]
opea_mega_service:
  environment: {MEGA_SECRET: ${VALUE}}
  mega_flow: [llm]
`);
    expect(text).not.toContain(VALUE);
    expect(envExample).not.toContain(VALUE);
    for (const name of [
      'API_KEY',
      'DATABASE_URL',
      'OTHER_TOKEN',
      'PASSWORD',
      'MEGA_SECRET',
    ]) {
      expect(text).toContain(`\${${name}:?Set ${name}, a credential of `);
      expect(envExample).toMatch(new RegExp(`^${name}=$`, 'm'));
    }
  });

  it('are asked for by the sentence of the component, where it has one', () => {
    const { file, envExample } = rendered(document(''));
    expect(file.services.vllm.environment?.HF_TOKEN).toMatch(
      /^\$\{HF_TOKEN:\?Set HF_TOKEN to a Hugging Face token .*\}$/,
    );
    expect(envExample).toContain('the token of any account will do');
  });

  it('are taken from the variables that the author names', () => {
    expect(
      variables(
        "API_KEY: '${MY_KEY}', A_TOKEN: '${T:?Ask the platform team}', B_TOKEN: '${B:-}'",
      ),
    ).toMatchObject({
      API_KEY: "${MY_KEY:?Set MY_KEY, a credential of 'first' (API_KEY)}",
      A_TOKEN: '${T:?Ask the platform team}',
      // It can be done without.
      B_TOKEN: '${B:-}',
    });
  });

  it('are two where two services have two under one name', () => {
    expect(variables('API_KEY: one', 'API_KEY: two')).toMatchObject({
      API_KEY: expect.stringContaining('${API_KEY:?'),
      second: { API_KEY: expect.stringContaining('${SECOND_API_KEY:?') },
    });
    expect(variables('API_KEY: one', 'API_KEY: one')).toMatchObject({
      second: { API_KEY: expect.stringContaining('${API_KEY:?') },
    });
  });

  it('break no message with what is in a sentence', () => {
    const { file } = rendered(
      `opea_micro_services: {own: {}}
opea_mega_service: {mega_flow: [own]}`,
      {
        components: [
          {
            id: 'own',
            title: 'Own',
            role: 'microservice',
            names: [],
            endpoints: ['/own'],
            port: 80,
            image: 'registry.example/own:1',
            container: { secrets: { KEY: 'Set {KEY} for $5' } },
            gmc: {},
          },
        ],
      },
    );
    expect(file.services.own.environment).toEqual({
      KEY: '${KEY:?Set KEY for 5}',
    });
  });
});

describe('dollar signs in a compose file', () => {
  it('are doubled, so that the container gets what was written', () => {
    expect(
      variables("A: a$b, B: '$$', C: '$HOME', D: 'cost: 5$', E: '${not one}'"),
    ).toMatchObject({
      A: 'a$$b',
      B: '$$$$',
      C: '$$HOME',
      D: 'cost: 5$$',
      E: '$${not one}',
    });
  });

  it('are left to Compose in ${…} on purpose, so that one document serves several machines', () => {
    expect(
      variables("A: '${HOST_IP:-10.0.0.1}:80', B: 'x${C:-${D:-e}}$f'"),
    ).toMatchObject({
      A: '${HOST_IP:-10.0.0.1}:80',
      B: 'x${C:-${D:-e}}$$f',
    });
  });

  it('are as Compose has them in what is written for Compose', () => {
    const { file, envExample } = rendered(`
opea_micro_services:
  llm:
    type: llm
    image: \${REGISTRY:-opea}/llm-textgen:\${TAG:-1.5}
    ports: ['\${LLM_PORT:-9000}:9000']
    volumes: ['\${CACHE:-./cache}:/cache']
    command: [sh, -c, 'echo $$HOME \${GREETING} $(date)']
opea_mega_service:
  mega_flow: [llm]
`);
    expect(file.services.llm).toMatchObject({
      image: '${REGISTRY:-opea}/llm-textgen:${TAG:-1.5}',
      ports: ['${LLM_PORT:-9000}:9000'],
      volumes: ['${CACHE:-../../cache}:/cache'],
      command: ['sh', '-c', 'echo $$HOME ${GREETING} $$(date)'],
    });
    expect(envExample).toContain('# REGISTRY=opea\n');
    expect(envExample).toContain('# LLM_PORT=9000\n');
    expect(envExample).toContain('empty if it is not set\n# GREETING=\n');
    expect(envExample).not.toContain('HOME');
  });
});
