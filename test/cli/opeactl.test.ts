import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeWith, sharedFolder } from '../needs';
import { Opeactl } from './opeactl';

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

const TYPO = OPEA.replace('>> llm', '>> lmm');

const LEGACY = `apiVersion: gmc.opea.io/v1alpha3
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
              tgi_endpoint: tgi-svc # the model server
        - name: Tgi
          internalService:
            serviceName: tgi-svc
            isDownstreamService: true
`;

let folder: string;
let opeactl: Opeactl;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'opeactl-'));
  opeactl = new Opeactl(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file below the folder that opeactl runs in. */
function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return name;
}

function read(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

describe('opeactl', () => {
  it('helps, and tells its version', () => {
    const help = opeactl.run('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: opeactl');
    expect(opeactl.run('convert', '--help').stdout).toContain('--to <target>');
    expect(opeactl.run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('hints at the flag that was meant', () => {
    const outcome = opeactl.run('validate', 'opea.yaml', '--ouput', 'json');
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain('(Did you mean --output?)');
  });
});

describe('opeactl validate', () => {
  it('takes files of both kinds, and standard input', () => {
    write('opea.yaml', OPEA);
    write('connector.yaml', LEGACY);
    const outcome = opeactl.shell(
      'opeactl validate - connector.yaml --output json <opea.yaml',
    );
    expect(outcome).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject([
      { file: '-', kind: 'opea', diagnostics: [] },
      {
        file: 'connector.yaml',
        kind: 'gmconnector',
        profile: 'genaiinfra',
        diagnostics: expect.arrayContaining([
          expect.objectContaining({ code: 'legacy-key', severity: 'error' }),
        ]),
      },
    ]);
  });

  it('shows a finding as compilers do, without colours in a pipe', () => {
    write('typo.yaml', TYPO);
    const { code, stdout } = opeactl.run('validate', 'typo.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain(
      [
        "typo.yaml:9:20 error unknown-service: 'lmm' is not among 'opea_micro_services' (Did you mean 'llm'?)",
        '  9 |     - embedding >> lmm',
        '    |                    ^^^',
      ].join('\n'),
    );
    expect(stdout).toMatch(/\n1 error, 1 warning in 1 file\n$/);
    expect(stdout).not.toContain('\u001b');
  });

  it('writes SARIF', () => {
    write('typo.yaml', TYPO);
    const args = ['validate', 'typo.yaml', '--output', 'sarif'];
    const { code, stdout } = opeactl.run(...args);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              rules: expect.arrayContaining([
                expect.objectContaining({ id: 'unknown-service' }),
              ]),
            },
          },
          results: expect.arrayContaining([
            expect.objectContaining({ ruleId: 'unknown-service' }),
          ]),
        },
      ],
    });
  });

  it('names what it cannot read, and checks the others', () => {
    write('opea.yaml', OPEA);
    mkdirSync(path.join(folder, 'folder'), { recursive: true });
    const outcome = opeactl.run('validate', 'missing', 'folder', 'opea.yaml');
    expect(outcome).toEqual({
      code: 2,
      stdout: 'No findings in 1 file\n',
      stderr:
        "opeactl: missing can't be read: there is no such file\n" +
        "opeactl: folder can't be read: it is a folder\n",
    });
  });

  it.each([
    [
      'binary junk',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
    ],
    ['zeroes', new Uint8Array(4096)],
    ['nothing', ''],
    ['tabs', OPEA.replaceAll('  ', '\t')],
    ['CRLF', TYPO.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${TYPO}`],
    ['brackets without end', '['.repeat(100_000)],
  ])('finds what is wrong with %s, at a place', (_what, content) => {
    write('junk.yaml', content);
    const args = ['validate', 'junk.yaml', '--output', 'json'];
    const { code, stdout, stderr } = opeactl.run(...args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const [{ diagnostics }] = JSON.parse(stdout);
    expect(diagnostics).not.toEqual([]);
    for (const { range } of diagnostics) {
      expect(range.start.line).toBeGreaterThanOrEqual(1);
      expect(range.end.column).toBeGreaterThanOrEqual(1);
    }
    const text = opeactl.run('validate', 'junk.yaml');
    expect(text.code).toBe(1);
    expect(text.stdout + text.stderr).not.toMatch(/^\s+at .*\(/m);
  });

  it('lets a reader go who has seen enough', () => {
    write('many.yaml', `opea_micro_services:\n${'  x: {}\n'.repeat(5_000)}`);
    const outcome = opeactl.shell(
      '{ opeactl validate many.yaml; echo $? >code; } | { read -r line; echo "$line"; }; read -r code <code; echo "$code"',
    );
    expect(outcome.stderr).toBe('');
    expect(outcome.stdout).toMatch(/^many\.yaml:.*\n1\n$/);
  });
});

describe('opeactl convert', () => {
  it('pipes a connector to kubectl, or to itself', () => {
    write('chatqna.yaml', OPEA);
    const outcome = opeactl.shell(
      'opeactl convert chatqna.yaml --to gmc | opeactl validate - --strict',
    );
    expect(outcome).toEqual({
      code: 0,
      stdout: 'No findings in 1 file\n',
      stderr: '',
    });
  });

  it('writes the files of a repository, and none of them over others', () => {
    write('app/opea.yaml', OPEA);
    const args = ['convert', 'app/opea.yaml', '--to', 'all', '--out', 'app'];
    const { code, stdout } = opeactl.run(...args);
    expect(code).toBe(0);
    for (const file of stdout.trim().split('\n')) {
      expect(existsSync(path.join(folder, file))).toBe(true);
    }
    expect(read('app/deploy/gmc/connector.yaml')).toContain('name: app\n');
    expect(read('app/opea.yaml')).toBe(OPEA);

    write('app/deploy/gmc/connector.yaml', LEGACY);
    const refused = opeactl.run(...args);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('deploy/gmc/connector.yaml');
    expect(read('app/deploy/gmc/connector.yaml')).toBe(LEGACY);
  });

  it('gives the command that renders a file again', () => {
    write('again/opea.yaml', OPEA);
    opeactl.run('convert', 'again/opea.yaml', '--to', 'gmc', '--out', 'again');
    const connector = read('again/deploy/gmc/connector.yaml');
    const [, command] = /: (opeactl convert .*)$/m.exec(connector) ?? [];
    rmSync(path.join(folder, 'again/deploy'), { recursive: true });
    expect(opeactl.shell(`cd again && ${command}`).code).toBe(0);
    expect(read('again/deploy/gmc/connector.yaml')).toBe(connector);
  });

  it('writes nothing where there are errors', () => {
    write('typo.yaml', TYPO);
    const args = ['convert', 'typo.yaml', '--to', 'gmc', '--out', 'nothing'];
    expect(opeactl.run(...args)).toMatchObject({ code: 1, stdout: '' });
    expect(existsSync(path.join(folder, 'nothing'))).toBe(false);
  });

  it('says why it cannot write', () => {
    write('opea.yaml', OPEA);
    write('file', 'no folder');
    const args = ['convert', 'opea.yaml', '--to', 'gmc', '--out', 'file'];
    const { code, stderr } = opeactl.run(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^opeactl: .* can't be (read|written): /);
  });
});

describe('opeactl explain, upgrade and diff', () => {
  it('explain as text, as JSON, and as a chart', () => {
    write('opea.yaml', OPEA);
    expect(opeactl.run('explain', 'opea.yaml').stdout).toContain(
      'told by its endpoint',
    );
    const json = opeactl.run('explain', 'opea.yaml', '--output', 'json');
    expect(JSON.parse(json.stdout).flow.rules).toEqual(['embedding >> llm']);
    const chart = opeactl.run('explain', 'opea.yaml', '--output', 'mermaid');
    expect(chart).toMatchObject({ code: 0, stderr: '' });
    expect(chart.stdout).toMatch(/^flowchart LR\n/);
  });

  it('upgrade in place, comments and rights kept', () => {
    write('legacy.yaml', LEGACY);
    chmodSync(path.join(folder, 'legacy.yaml'), 0o755);
    const printed = opeactl.run('upgrade', 'legacy.yaml');
    expect(printed.code).toBe(0);
    expect(read('legacy.yaml')).toBe(LEGACY);
    expect(opeactl.run('upgrade', '-w', 'legacy.yaml').stdout).toBe('');
    expect(read('legacy.yaml')).toBe(printed.stdout);
    expect(read('legacy.yaml')).toContain(
      'TGI_LLM_ENDPOINT: tgi-svc # the model server\n',
    );
    expect(opeactl.run('validate', '--strict', 'legacy.yaml').code).toBe(0);
    expect(opeactl.pipe(printed.stdout, 'upgrade', '-')).toEqual({
      code: 0,
      stdout: printed.stdout,
      stderr: '',
    });
  });

  it('diff what two documents mean', () => {
    write('a.yaml', OPEA);
    write('b.yaml', OPEA.replace('# Our application.', '# Ours.'));
    write(
      'c.yaml',
      OPEA.replace('endpoint: /v1/chat', 'model: a/b\n    endpoint: /v1/chat'),
    );
    expect(opeactl.run('diff', 'a.yaml', 'b.yaml')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    const { code, stdout } = opeactl.run('diff', 'a.yaml', 'c.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^~ llm\n {4}model: .* → a\/b\n$/);
    const json = opeactl.run('diff', 'a.yaml', 'c.yaml', '--output', 'json');
    expect(JSON.parse(json.stdout).services).toMatchObject([{ name: 'llm' }]);
  });
});

describe('opeactl judge', () => {
  it.each([
    ['no JSON', 'NAMESPACE   NAME'],
    [
      'no list',
      '{"kind": "GMConnector", "apiVersion": "gmc.opea.io/v1alpha3"}',
    ],
  ])('refuses %s in one sentence', (_what, content) => {
    const outcome = opeactl.pipe(content, 'judge', '-');
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^opeactl: .*\n$/);
  });
});

describeWith(['recorded data'], 'opeactl judge, of recorded states', () => {
  const NOW = ['--now', '2026-11-23T16:40:00Z'];

  it.each([
    ['ready', 'ready', [], 0],
    ['ready-with-ui', 'ready', [], 0],
    ['ready-switch', 'ready', [], 0],
    ['fork-ready', 'ready', [], 0],
    ['unschedulable-gaudi', 'degraded', ['unschedulable', 'unschedulable'], 1],
    ['image-pull-backoff', 'degraded', ['image-pull'], 1],
    ['stuck-dangling-downstream', 'stuck', ['dangling-downstream'], 1],
    [
      'stale-deployment-deleted',
      'degraded',
      ['deployment-missing', 'stale-claim'],
      1,
    ],
  ])('says of %s that it is %s', (name, state, codes, code) => {
    const dump = path.join(sharedFolder, 'gmc/states', `${name}.json`);
    const outcome = opeactl.run('judge', dump, ...NOW, '--output', 'json');
    expect(outcome).toMatchObject({ code, stderr: '' });
    const { connectors } = JSON.parse(outcome.stdout);
    expect(connectors).toHaveLength(1);
    expect(connectors[0].state).toBe(state);
    expect(
      connectors[0].causes.map((cause: { code: string }) => cause.code),
    ).toEqual(codes);
    expect(connectors[0].steps.length).toBeGreaterThan(1);
    const text = opeactl.run('judge', dump, ...NOW);
    expect(text.stdout).toContain(`: ${state}`);
    for (const cause of connectors[0].causes) {
      expect(text.stdout).toContain(cause.message);
      expect(text.stdout).toContain(cause.advice);
    }
  });

  it('judges several connectors of one dump', () => {
    const items = ['ready', 'stuck-dangling-downstream'].flatMap(
      name =>
        JSON.parse(
          readFileSync(
            path.join(sharedFolder, 'gmc/states', `${name}.json`),
            'utf8',
          ),
        ).items,
    );
    const dump = JSON.stringify({ kind: 'List', items });
    const outcome = opeactl.pipe(dump, 'judge', '-', ...NOW);
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toMatch(/^chatqa\/chatqa: ready/m);
    expect(outcome.stdout).toMatch(/^t-dangling-downstream\/dangling: stuck/m);
  });
});
