import '@microsoft/jest-sarif';
import type { Log } from 'sarif';
import { fileError, MemoryIo } from '../__testUtils__/MemoryIo';

const GOOD = `opea_micro_services:
  embedding:
    endpoint: /v1/embeddings
  llm:
    endpoint: /v1/chat/completions
opea_mega_service:
  mega_flow:
    - embedding >> llm
`;

const TYPO = GOOD.replace('embedding >> llm', 'embeding >> llm');

/** A service that nothing calls is a warning. */
const WARNING = GOOD.replace('embedding >> llm', 'llm');

const CONNECTOR = `apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata:
  name: chatqna
  namespace: team-a
spec:
  routerConfig:
    name: router
    serviceName: router-service
  nodes:
    root:
      routerType: Sequence
      steps:
        - name: Llm
          internalService:
            serviceName: llm-svc
            config:
              endpoint: /v1/chat/completions
              TGI_LLM_ENDPOINT: tgi-svc
        - name: Tgi
          internalService:
            serviceName: tgi-svc
            isDownstreamService: true
`;

describe('validate', () => {
  it('finds nothing in documents that are right', async () => {
    const io = new MemoryIo({ 'opea.yaml': GOOD, 'connector.yaml': CONNECTOR });
    expect(await io.run('validate', 'opea.yaml', 'connector.yaml')).toBe(0);
    expect(io.out).toBe('No findings in 2 files\n');
    expect(io.err).toBe('');
  });

  it('shows each finding at its place, as compilers do', async () => {
    const io = new MemoryIo({ 'opea.yaml': TYPO });
    expect(await io.run('validate', 'opea.yaml')).toBe(1);
    expect(io.out)
      .toBe(`opea.yaml:2:3 warning unused-service: 'embedding' is not in the flow, so nothing calls it (Add it to \`mega_flow\`, or delete it)
  2 |   embedding:
    |   ^^^^^^^^^

opea.yaml:8:7 error unknown-service: 'embeding' is not among 'opea_micro_services' (Did you mean 'embedding'?)
  8 |     - embeding >> llm
    |       ^^^^^^^^

1 error, 1 warning in 1 file
`);
  });

  it('gives programs an entry for each file, in the order given', async () => {
    const io = new MemoryIo({
      'connector.yaml': CONNECTOR.replace('name: Tgi', 'name: Tgii'),
      'compose.yaml': 'services: {llm: {image: x}}',
    });
    io.stdin = GOOD;
    const files = ['connector.yaml', '-', 'compose.yaml'];
    expect(await io.run('validate', ...files, '--output', 'json')).toBe(1);
    expect(io.json).toEqual([
      {
        file: 'connector.yaml',
        kind: 'gmconnector',
        profile: 'genaiinfra',
        diagnostics: expect.arrayContaining([
          {
            code: 'unknown-step',
            severity: 'error',
            message: expect.stringContaining('Tgii'),
            hint: expect.stringContaining('Tgi'),
            range: {
              start: { line: 20, column: 17 },
              end: { line: 20, column: 21 },
            },
          },
        ]),
      },
      { file: '-', kind: 'opea', diagnostics: [] },
      {
        file: 'compose.yaml',
        kind: 'unknown',
        diagnostics: [expect.objectContaining({ code: 'unsupported-dialect' })],
      },
    ]);
  });

  it('checks connectors for the GMC that is asked for', async () => {
    const io = new MemoryIo({ 'connector.yaml': CONNECTOR });
    const args = ['validate', 'connector.yaml', '--output', 'json'];
    expect(await io.run(...args, '--profile', 'enterprise-rag')).toBe(1);
    expect(io.json).toMatchObject([
      {
        profile: 'enterprise-rag',
        diagnostics: expect.arrayContaining([
          expect.objectContaining({ code: 'unknown-step' }),
        ]),
      },
    ]);
  });

  it('allows warnings, unless it is to be strict', async () => {
    const io = new MemoryIo({ 'opea.yaml': WARNING });
    expect(await io.run('validate', 'opea.yaml')).toBe(0);
    expect(io.out).toContain('1 warning in 1 file');
    expect(await io.run('validate', 'opea.yaml', '--strict')).toBe(1);
  });

  it('names what it cannot read, and checks the others', async () => {
    const io = new MemoryIo({
      'opea.yaml': TYPO,
      folder: fileError('EISDIR'),
      secret: fileError('EACCES'),
    });
    const files = ['missing.yaml', 'folder', 'secret', 'opea.yaml'];
    expect(await io.run('validate', ...files, '--output', 'json')).toBe(2);
    expect(io.err).toBe(
      [
        "opeactl: missing.yaml can't be read: there is no such file\n",
        "opeactl: folder can't be read: it is a folder\n",
        "opeactl: secret can't be read: permission denied\n",
      ].join(''),
    );
    expect(io.json).toMatchObject([{ file: 'opea.yaml' }]);
  });

  it('writes SARIF that code scanning takes', async () => {
    const io = new MemoryIo({
      'deploy/a b.yaml': TYPO,
      '/elsewhere/opea.yaml': WARNING,
    });
    const files = ['deploy/a b.yaml', '/elsewhere/opea.yaml', 'missing.yaml'];
    expect(await io.run('validate', ...files, '--output', 'sarif')).toBe(2);
    expect(io.json).toBeValidSarifLog();
    const [{ tool, results = [], invocations }] = (io.json as Log).runs;
    const { rules = [] } = tool.driver;
    const unknown = results.find(({ ruleId }) => ruleId === 'unknown-service');
    expect(rules[unknown?.ruleIndex ?? -1]).toEqual({
      id: 'unknown-service',
      shortDescription: { text: expect.stringMatching(/^The flow/) },
      help: {
        text: expect.stringMatching(/^The flow/),
        markdown: expect.stringContaining('```diff'),
      },
      helpUri: expect.stringMatching(/diagnostics\.md#unknown-service$/),
      defaultConfiguration: { level: 'error' },
    });
    expect(unknown).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'deploy/a%20b.yaml' },
            region: { startLine: 8, startColumn: 7, endLine: 8, endColumn: 15 },
          },
        },
      ],
    });
    expect(results.at(-1)).toMatchObject({
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'file:///elsewhere/opea.yaml' },
          },
        },
      ],
    });
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { message: { text: expect.stringContaining('missing.yaml') } },
        ],
      },
    ]);
  });
});

describe('what is no proper text', () => {
  it.each([
    ['nothing', '', 'empty-document'],
    ['zeroes', new Uint8Array(100), 'wrong-type'],
    [
      'bytes of a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe),
      'yaml-syntax',
    ],
    ['tabs', 'opea_micro_services:\n\tllm:\n', 'yaml-syntax'],
    ['a list', '- a\n- b\n', 'wrong-type'],
  ])('is told by a finding with a place: %s', async (_what, content, code) => {
    const io = new MemoryIo({ it: content });
    expect(await io.run('validate', 'it', '--output', 'json')).toBe(1);
    expect(io.json).toMatchObject([
      {
        diagnostics: expect.arrayContaining([
          expect.objectContaining({
            code,
            range: {
              start: expect.objectContaining({ line: expect.any(Number) }),
              end: expect.objectContaining({ column: expect.any(Number) }),
            },
          }),
        ]),
      },
    ]);
    expect(await io.run('validate', 'it')).toBe(1);
    // eslint-disable-next-line no-control-regex
    expect(io.out).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('says of UTF-16 what to do', async () => {
    const io = new MemoryIo({ it: Buffer.from(`\ufeff${GOOD}`, 'utf16le') });
    expect(await io.run('validate', 'it')).toBe(1);
    expect(io.out).toContain(
      'it:1:1 error yaml-syntax: This is not UTF-8 text (It looks like UTF-16: save it as UTF-8)',
    );
  });

  it('says the same of a text with a byte order mark, or with CRLF', async () => {
    const io = new MemoryIo({
      plain: TYPO,
      mark: `\ufeff${TYPO}`,
      windows: TYPO.replaceAll('\n', '\r\n'),
    });
    const files = ['plain', 'mark', 'windows'];
    await io.run('validate', ...files, '--output', 'json');
    const [plain, ...others] = io.json as { diagnostics: unknown }[];
    for (const other of others) {
      expect(other.diagnostics).toEqual(plain.diagnostics);
    }
    await io.run('validate', 'windows');
    expect(io.out).not.toContain('\r');
  });
});

describe('credentials', () => {
  it.each(['text', 'json', 'sarif'])('are in no %s', async output => {
    const io = new MemoryIo({
      'opea.yaml': GOOD.replace(
        '/v1/embeddings\n',
        '/v1/embeddings\n    environment:\n      HF_TOKEN: hf_abcdefghij\n      DB_PASSWORD: 0123\n',
      ),
      'connector.yaml': CONNECTOR.replace(
        'TGI_LLM_ENDPOINT: tgi-svc',
        'TGI_LLM_ENDPOINT: tgi-svc\n              API_KEY: 987654',
      ),
    });
    const files = ['opea.yaml', 'connector.yaml'];
    expect(await io.run('validate', ...files, '--output', output)).toBe(1);
    expect(io.out).toContain('credential-value');
    expect(io.out).toContain('wrong-type');
    expect(io.out).not.toMatch(/hf_abc|0123|987654/);
  });
});

describe('colours', () => {
  const isColored = (text: string) => text.includes('\u001b[');

  it.each([
    ['a program reads it', false, {}, [], false],
    ['a person looks at it', true, {}, [], true],
    ['NO_COLOR is set', true, { NO_COLOR: '1' }, [], false],
    ['NO_COLOR is empty', true, { NO_COLOR: '' }, [], true],
    ['--no-color is given', true, {}, ['--no-color'], false],
  ])('where %s', async (_where, isTerminal, env, flags, expected) => {
    const io = new MemoryIo({ 'opea.yaml': TYPO });
    io.stdout.isTerminal = isTerminal;
    Object.assign(io.env, env);
    await io.run('validate', 'opea.yaml', ...flags);
    expect(isColored(io.out)).toBe(expected);
  });
});
