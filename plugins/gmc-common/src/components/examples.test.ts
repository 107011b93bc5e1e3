import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lintConnector } from '../connector';
import { parseOpea } from '../opea';
import type { Pipeline } from '../opea';
import { renderGmc } from '../targets';
import { describeRecorded, readRecorded } from '../__testUtils__/recorded';

const FOLDER = resolve(__dirname, '../../examples');

const EXAMPLES = readdirSync(FOLDER).map(file => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return { name: file.replace(/\.yaml$/, ''), text };
});

/** What keeps an example from running on GMC; the others run. */
const NOT_ON_GMC: Record<string, string[]> = {
  'arb-post-hearing-assistant': ['no-gmc-step'],
  'audioqna-multilang': ['unsupported-server'],
  avatarchatbot: ['no-gmc-step'],
  'chatqna-faqgen': ['no-gmc-step'],
  'chatqna-guardrails': ['no-gmc-step'],
  edgecraftrag: ['no-gmc-step'],
  graphrag: ['no-gmc-step', 'no-gmc-step'],
  multimodalqna: [
    'unsupported-server',
    'unsupported-server',
    'no-gmc-step',
    'no-gmc-step',
  ],
  videoqna: [
    'unsupported-server',
    'unsupported-server',
    'unsupported-server',
    'no-gmc-step',
    'no-gmc-step',
    'no-gmc-step',
  ],
  visualqna: ['no-gmc-step'],
};

function pipelineOf(text: string): Pipeline {
  const { pipeline, diagnostics } = parseOpea(text);
  expect(diagnostics).toEqual([]);
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  return pipeline;
}

describe('the example applications', () => {
  it.each(EXAMPLES.map(({ name, text }) => [name, text]))(
    'read %s without a finding, and know every service of it',
    (_name, text) => {
      expect(text).toMatch(/^# .+\n/);
      for (const { name, component } of pipelineOf(text).services) {
        expect([name, component]).toEqual([name, expect.any(String)]);
      }
    },
  );

  it.each(EXAMPLES.map(({ name, text }) => [name, text]))(
    'render %s for GMC, or say why they can not',
    (name, text) => {
      const { files, diagnostics } = renderGmc(pipelineOf(text), {
        name: 'app',
        namespace: 'team',
        profile: 'genaiinfra',
      });
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code }) => code)).toEqual(NOT_ON_GMC[name] ?? []);
      const lint = Object.entries(files)
        .filter(([path]) => path.endsWith('connector.yaml'))
        .map(([, connector]) =>
          lintConnector(connector, { profile: 'genaiinfra' }),
        );
      expect(lint.flatMap(result => result.diagnostics)).toEqual([]);
    },
  );
});

interface Apps {
  examples: Record<
    string,
    {
      programs?: {
        megaService: { endpoint: string; defaultPort: number | null };
        wirings: { mega_flow: Record<string, string[]> }[];
      }[];
      gmc: { supported: boolean };
    }
  >;
}

describeRecorded("the example applications and OPEA's programs", () => {
  const { examples } = JSON.parse(readRecorded('opea/apps.json')) as Apps;
  const apps = Object.entries(examples).filter(([, { programs }]) => programs);

  /** The application whose name a file's begins with: ChatQnA of chatqna-faqgen. */
  function appOf(name: string) {
    const plain = name.replaceAll('-', '');
    const found = apps.find(([app]) => plain.startsWith(app.toLowerCase()));
    return found ?? [name, { gmc: { supported: false } }];
  }

  it('are there for every application that has a program', () => {
    expect([...new Set(EXAMPLES.map(({ name }) => appOf(name)[0]))]).toEqual(
      apps.map(([app]) => app),
    );
  });

  it.each(EXAMPLES.map(({ name, text }) => [name, text]))(
    'agree on how %s flows, and where it answers',
    (name, text) => {
      const { megaService } = pipelineOf(text);
      const [, { programs = [] }] = appOf(name);
      expect(
        programs.map(program => ({
          endpoint: program.megaService.endpoint,
          // One of the programs gives its port on the command line.
          port: program.megaService.defaultPort ?? 8888,
        })),
      ).toContainEqual({
        endpoint: megaService.endpoint,
        port: megaService.port,
      });
      const [, flow] = /mega_flow:\n {4}- (.*)\n$/.exec(text) ?? [];
      const flows = programs
        .flatMap(({ wirings }) => wirings)
        .flatMap(wiring => Object.values(wiring.mega_flow))
        // What a program calls with every prompt although it prepares data.
        .map(rules => rules.filter(rule => rule !== 'dataprep'));
      expect(flows).toContainEqual([flow]);
    },
  );

  it('run on GMC wherever the recorded applications do', () => {
    const plain = EXAMPLES.map(({ name }) => name).filter(
      name => name.replaceAll('-', '') === appOf(name)[0].toLowerCase(),
    );
    expect(plain).toHaveLength(apps.length);
    expect(
      plain.filter(name => NOT_ON_GMC[name] && appOf(name)[1].gmc.supported),
    ).toEqual([]);
  });
});
