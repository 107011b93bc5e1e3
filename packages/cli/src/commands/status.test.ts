import {
  CREATED,
  connector,
  crashing,
  dangling,
  deployment,
  dump,
  ready,
} from '../__testUtils__/connectors';
import { FakeApi, kubeconfigOf, statusBody } from '../__testUtils__/FakeApi';
import { fileError, MemoryIo } from '../__testUtils__/MemoryIo';

// The first of them loads the client of Kubernetes, which is large.
jest.setTimeout(60_000);

let api: FakeApi;
let io: MemoryIo;

beforeEach(async () => {
  api = await FakeApi.start();
  io = new MemoryIo({ '/home/.kube/config': kubeconfigOf(api.url) });
  io.env.HOME = '/home';
});

afterEach(() => api.stop());

/** Runs `opeactl status --output json`. */
async function statusJson(...args: string[]) {
  const code = await io.run('status', ...args, '--output', 'json');
  return { code, document: io.json as { connectors: unknown[] } };
}

function forbid(...plurals: string[]): void {
  api.interfere = path =>
    plurals.some(plural => path.endsWith(plural))
      ? { status: 403, body: statusBody(403, `${path} is forbidden`) }
      : undefined;
}

describe('status', () => {
  it("lists the connectors of the context's namespace, one a line", async () => {
    api.objects = [
      ...ready('team-a'),
      {
        ...dangling('team-a'),
        metadata: { namespace: 'team-a', name: 'next' },
      },
      ...ready('team-b'),
    ];
    expect(await io.run('status')).toBe(1);
    expect(io.out.split('\n')).toEqual([
      'NAMESPACE  NAME  STATE  READY  CLAIM  CAUSE                      AGE',
      'team-a     app   ready  2/2    2/0/2  -                          1h',
      expect.stringMatching(
        /^team-a {5}next {2}stuck {2}1\/2 {4}- {6}dangling-downstream \(Llm\) +-$/,
      ),
      '',
    ]);
    expect(io.err).toBe('');
  });

  it('tells of a connector that is named what judge tells', async () => {
    api.objects = crashing('team-a');
    io.files.set('/project/dump.json', dump(...api.objects));
    await io.run('judge', 'dump.json');
    const told = io.out;
    expect(await io.run('status', 'app')).toBe(1);
    expect(io.out).toBe(told);
    expect(told).toContain('root cause crash-loop: step Llm, ');
  });

  it('takes names of several namespaces, and each once', async () => {
    api.objects = [...ready('team-a'), ...ready('team-b')];
    const { code, document } = await statusJson('team-b/app', 'app', 'app');
    expect(code).toBe(0);
    expect(document.connectors).toMatchObject([
      { namespace: 'team-b', name: 'app', state: 'ready' },
      { namespace: 'team-a', name: 'app', state: 'ready' },
    ]);
  });

  it('says of a name that nobody has that it is absent', async () => {
    api.objects = ready('team-a');
    expect(await io.run('status', 'nobody')).toBe(1);
    expect(io.out).toMatch(/^team-a\/nobody: absent/);
    expect(io.out).toContain('root cause connector-absent');
  });

  it('gives programs the verdicts, the context and the time', async () => {
    api.objects = [dangling('team-a')];
    const { code, document } = await statusJson();
    expect(code).toBe(1);
    expect(document).toMatchObject({
      schemaVersion: 1,
      context: 'test',
      judgedAt: io.time.toISOString(),
      missing: [],
      connectors: [
        {
          namespace: 'team-a',
          name: 'app',
          state: 'stuck',
          since: CREATED,
          causes: [{ code: 'dangling-downstream', step: 'Llm' }],
        },
      ],
    });
  });

  it('says that there is nothing', async () => {
    expect(await io.run('status', '-n', 'nowhere')).toBe(0);
    expect(io.out).toBe('');
    expect(io.err).toBe(
      "opeactl: there is no GMConnector in namespace 'nowhere' of context 'test'\n",
    );
    // With nothing to judge, nothing else is asked for.
    expect(api.paths).toHaveLength(1);
  });

  it.each([
    [[], 0],
    [['--strict'], 1],
  ])(
    'ends with %j of one that makes progress as judge does',
    async (args, code) => {
      io.time = new Date('2026-11-23T15:40:30Z');
      api.objects = [{ ...connector('team-a'), status: undefined } as never];
      expect(await io.run('status', ...args)).toBe(code);
      expect(io.out).toContain('progressing');
    },
  );

  it('explains a crash by the last words of the container, without credentials', async () => {
    api.objects = crashing('team-a');
    api.logs.set(
      'team-a/llm-0/llm',
      'HF_TOKEN=hf_0123456789abcdefghij\nhuggingface_hub.errors.GatedRepoError: 401 Client Error.\nCannot access gated repo for url https://huggingface.co/meta-llama/Llama-3.1-8B/resolve/main/config.json.',
    );
    const { document } = await statusJson('app');
    expect(document.connectors).toMatchObject([
      { causes: [{ code: 'gated-model', step: 'Llm' }] },
    ]);
    expect(io.out + io.err).not.toContain('hf_0123456789');
  });

  it('prints no value of a ConfigMap', async () => {
    api.objects = [
      ...ready('team-a'),
      {
        kind: 'ConfigMap',
        metadata: { namespace: 'team-a', name: 'llm-svc-config' },
        data: { HF_TOKEN: 'not-for-anybody' },
      } as never,
    ];
    for (const output of ['table', 'text', 'json']) {
      await io.run('status', '--output', output);
      expect(io.out + io.err).not.toContain('not-for-anybody');
    }
  });
});

describe('status of all namespaces', () => {
  it('reads the whole cluster at once where that is less to ask', async () => {
    api.objects = [
      ...ready('team-a'),
      ...ready('team-b'),
      ...ready('team-c'),
      deployment('elsewhere', 'foreign'),
    ];
    expect(await io.run('status', '-A')).toBe(0);
    expect(io.out.match(/ ready /g)).toHaveLength(3);
    expect(api.paths).toHaveLength(7);
    expect(api.paths).not.toContainEqual(
      expect.stringContaining('/namespaces/'),
    );
  });

  it('reads the namespaces with a connector where the cluster is large', async () => {
    api.objects = [...ready('team-a'), ...ready('team-b')];
    for (let index = 0; index < 2_000; index += 1) {
      api.objects.push({
        kind: 'Pod',
        metadata: { namespace: 'elsewhere', name: `pod-${index}` },
      });
    }
    expect(await io.run('status', '-A')).toBe(0);
    expect(api.paths.filter(path => path.endsWith('/pods'))).toEqual([
      '/api/v1/pods',
      '/api/v1/namespaces/team-a/pods',
      '/api/v1/namespaces/team-b/pods',
    ]);
  });

  it('reads a list to its end', async () => {
    api.objects = [];
    for (let index = 0; index < 501; index += 1) {
      api.objects.push(...ready(`team-${index}`));
    }
    const { document } = await statusJson('-A');
    expect(document.connectors).toHaveLength(501);
    expect(
      new Set(
        document.connectors.map(each => (each as { state: string }).state),
      ),
    ).toEqual(new Set(['ready']));
    // Two pages of connectors, three of Deployments, one of each other kind.
    expect(api.paths).toHaveLength(10);
  });

  it('asks namespace by namespace where the cluster as a whole is refused', async () => {
    api.objects = [...ready('team-a'), ...ready('team-b')];
    api.interfere = path =>
      path === '/api/v1/pods'
        ? { status: 403, body: statusBody(403, 'pods is forbidden') }
        : undefined;
    expect(await io.run('status', '-A')).toBe(0);
    expect(io.err).toBe('');
  });

  it('takes neither names nor a namespace', async () => {
    expect(await io.run('status', '-A', 'app')).toBe(2);
    expect(await io.run('status', '-A', '-n', 'x')).toBe(2);
    expect(await io.run('status', '-n', '..')).toBe(2);
    expect(await io.run('status', '../app')).toBe(2);
    expect(await io.run('status', 'a/b/c')).toBe(2);
    expect(io.err).toBe(
      "opeactl: 'a/b/c' is neither a connector's name nor namespace/name\n",
    );
  });
});

describe('status, of what the cluster refuses', () => {
  it('goes on without details, and says so', async () => {
    api.objects = crashing('team-a');
    forbid('/events', '/configmaps', '/log', '/persistentvolumeclaims');
    const { code, document } = await statusJson();
    expect(code).toBe(1);
    expect(document).toMatchObject({
      missing: [
        { what: 'persistentvolumeclaims', namespace: 'team-a' },
        { what: 'events', namespace: 'team-a' },
        { what: 'configmaps', namespace: 'team-a' },
        { what: 'logs', namespace: 'team-a' },
      ],
      connectors: [{ state: 'degraded', causes: [{ code: 'crash-loop' }] }],
    });
    expect(io.err.split('\n')).toContainEqual(
      expect.stringMatching(
        /^opeactl: the events of namespace 'team-a' may not be read, .* is forbidden$/,
      ),
    );
  });

  it('says in one line what it may not read in many namespaces', async () => {
    api.objects = [...ready('team-a'), ...ready('team-b'), ...ready('team-c')];
    forbid('/events');
    expect(await io.run('status', '-A')).toBe(0);
    expect(io.err).toMatch(
      /^opeactl: the events of namespace 'team-a' and 2 more may not be read, .*\n$/,
    );
  });

  it.each(['/deployments', '/statefulsets', '/pods'])(
    'knows nothing without %s',
    async plural => {
      api.objects = ready('team-a');
      forbid(plural);
      expect(await io.run('status')).toBe(3);
      expect(io.out).toMatch(/^team-a +app +unknown +- +2\/0\/2 +forbidden/m);
    },
  );

  it('says which right is missing where it may not list connectors', async () => {
    forbid('/gmconnectors');
    expect(await io.run('status')).toBe(3);
    expect(io.err).toContain('does not let you list GMConnectors: ');
    expect(io.err).toContain(' is forbidden');
  });
});

describe('status, of a cluster that gives no answer', () => {
  /** The one line on standard error. */
  async function complaint(...args: string[]): Promise<string> {
    expect(await io.run('status', ...args)).toBe(3);
    expect(io.out).toBe('');
    expect(io.err).toMatch(/^opeactl: .*\n$/);
    return io.err;
  }

  it('says that it refuses the connection', async () => {
    const { url } = api;
    await api.stop();
    expect(await complaint()).toContain(
      `the cluster of context 'test' (${url}) can't be reached: it refuses the connection`,
    );
    api = await FakeApi.start();
  });

  it.each(['/gmconnectors', '/pods'])(
    'gives up on %s when the time is over',
    async plural => {
      api.objects = ready('team-a');
      api.interfere = path => (path.endsWith(plural) ? 'hang' : undefined);
      expect(await complaint('--timeout', '1s')).toContain(
        'it did not answer in time',
      );
    },
  );

  it('says that the credentials have expired', async () => {
    api.token = 'another-token';
    expect(await complaint()).toContain('They may have expired');
  });

  it('says that GMC is not installed', async () => {
    api.interfere = () => ({ status: 404, body: '404 page not found\n' });
    expect(await complaint()).toContain('GMC is not installed in the cluster');
  });

  it.each([
    ['<html>Log in</html>', 200, 'what it answers is no list of objects'],
    ['null', 200, 'what it answers is no list of objects'],
    ['', 502, 'HTTP status 502'],
    [statusBody(500, 'etcdserver: no leader'), 500, 'etcdserver: no leader'],
    ['', 302, 'HTTP status 302'],
  ])('passes on %j', async (body, status, words) => {
    api.interfere = () => ({ status, body });
    expect(await complaint()).toContain(`gives no usable answer: ${words}`);
  });

  it('is patient with a server that asks for patience, and not for ever', async () => {
    let answers = 0;
    api.objects = ready('team-a');
    api.interfere = path => {
      answers += path.endsWith('/gmconnectors') ? 1 : 0;
      return path.endsWith('/gmconnectors') && answers <= 2
        ? { status: 429, headers: { 'Retry-After': '0' } }
        : undefined;
    };
    expect(await io.run('status')).toBe(0);
    api.interfere = () => ({ status: 429, headers: { 'Retry-After': '0' } });
    expect(await complaint()).toContain('HTTP status 429');
  });
});

describe('status --wait', () => {
  const WAIT = ['status', 'app', '--wait', '1m'];

  it('ends when all are ready, and tells of the way there', async () => {
    api.objects = crashing('team-a');
    const began = io.time;
    io.onSleep = () => {
      api.objects = ready('team-a');
    };
    expect(await io.run(...WAIT)).toBe(0);
    expect(io.err).toBe('team-a/app: degraded, crash-loop\n');
    expect(io.out).toMatch(/^team-a\/app: ready/);
    expect(io.time.getTime() - began.getTime()).toBeLessThan(5_000);
  });

  it('waits for one that is not there yet', async () => {
    io.onSleep = () => {
      api.objects = ready('team-a');
    };
    expect(await io.run(...WAIT)).toBe(0);
    expect(io.err).toBe('team-a/app: absent, connector-absent\n');
  });

  it('ends when the time is over', async () => {
    api.objects = crashing('team-a');
    const began = io.time;
    expect(await io.run(...WAIT)).toBe(1);
    expect(io.out).toMatch(/^team-a\/app: degraded/);
    expect(io.err).toBe('team-a/app: degraded, crash-loop\n');
    expect(io.time.getTime() - began.getTime()).toBeLessThanOrEqual(60_000);
  });

  it('does not wait for what is stuck', async () => {
    api.objects = [dangling('team-a')];
    const began = io.time;
    expect(await io.run(...WAIT)).toBe(1);
    expect(io.time).toEqual(began);
  });

  it('bears a cluster that is away for a while', async () => {
    api.objects = ready('team-a');
    api.interfere = () => ({ status: 503 });
    io.onSleep = () => {
      api.interfere = () => undefined;
    };
    expect(await io.run(...WAIT)).toBe(0);
    expect(io.err).toMatch(/^opeactl: the cluster .* HTTP status 503\n$/);
  });

  it('does not wait for rights', async () => {
    forbid('/gmconnectors');
    const began = io.time;
    expect(await io.run(...WAIT)).toBe(3);
    expect(io.time).toEqual(began);
  });

  it.each(['5', '0s', '1d', '25h', 'soon'])('does not take %s', async time => {
    expect(await io.run('status', '--wait', time)).toBe(2);
    expect(io.err).toContain('Write it as 90s, 5m or 1h;');
  });
});

describe('status, of kubeconfigs', () => {
  it.each([
    ['--kubeconfig', ['--kubeconfig', 'mine'], {}],
    ['KUBECONFIG', [], { KUBECONFIG: 'gone:mine' }],
  ])('reads the one of %s', async (_what, args, env) => {
    Object.assign(io.env, env);
    io.files.set('/home/.kube/config', 'not this one');
    io.files.set('/project/mine', kubeconfigOf(api.url));
    api.objects = ready('team-a');
    expect(await io.run('status', ...args)).toBe(0);
  });

  it('merges several as kubectl does: the first entry of a name counts', async () => {
    io.env.KUBECONFIG = 'first:second';
    const wrong = kubeconfigOf('http://127.0.0.1:1', { token: 'wrong' });
    const { clusters, contexts, ...first } = JSON.parse(kubeconfigOf(api.url));
    io.files.set('/project/first', JSON.stringify({ ...first, clusters }));
    io.files.set('/project/second', wrong);
    api.objects = ready('team-a');
    expect(await io.run('status')).toBe(0);
    expect(contexts).toHaveLength(1);
  });

  it('takes another context', async () => {
    const other = JSON.parse(kubeconfigOf(api.url));
    other['current-context'] = 'gone';
    io.files.set('/home/.kube/config', JSON.stringify(other));
    api.objects = ready('team-a');
    expect(await io.run('status', '--context', 'test')).toBe(0);
    expect(await io.run('status')).toBe(2);
    expect(io.err).toBe(
      "opeactl: /home/.kube/config has no context 'gone'; there is test\n",
    );
  });

  it('reads a token from a file beside the kubeconfig', async () => {
    const user = { tokenFile: 'token' };
    io.files.set('/home/.kube/config', kubeconfigOf(api.url, user));
    io.files.set('/home/.kube/token', 'a-token\n');
    api.objects = ready('team-a');
    expect(await io.run('status')).toBe(0);
    io.files.delete('/home/.kube/token');
    expect(await io.run('status')).toBe(2);
    expect(io.err).toContain(
      "the tokenFile /home/.kube/token of the kubeconfig can't be read: there is no such file",
    );
  });

  it.each([
    ['no file', undefined, 'there is no kubeconfig: name one with'],
    ['a private file', fileError('EACCES'), "can't be read: permission denied"],
    ['nothing', '', 'is no kubeconfig: it should be'],
    ['a list', '- a', 'is no kubeconfig: it should be'],
    ['no YAML', 'token: [hf_secret', 'is no kubeconfig: it is no YAML'],
    ['another kind', '{"kind": "Pod"}', 'is no kubeconfig: it should be'],
    [
      'no context',
      '{}',
      'has no current context: choose one with --context; there is none',
    ],
    [
      'a missing cluster',
      kubeconfigOf('https://host').replace('"clusters"', '"others"'),
      "context 'test' names the cluster 'fake', which",
    ],
    [
      'a missing user',
      kubeconfigOf('https://host').replace('"users"', '"others"'),
      "context 'test' names the user 'me', which",
    ],
    ['a server without a scheme', kubeconfigOf('host'), 'needs a server'],
    [
      'a namespace that leads elsewhere',
      kubeconfigOf('https://host').replace('team-a', '../..'),
      "names a namespace that can't be one",
    ],
    ['another scheme', kubeconfigOf('ftp://host'), 'needs a server'],
    [
      'a way in the clear',
      kubeconfigOf('http://host.example'),
      'has a server without TLS',
    ],
  ])('refuses %s in one sentence', async (_what, content, sentence) => {
    if (content === undefined) {
      io.files.clear();
    } else {
      io.files.set('/home/.kube/config', content);
    }
    expect(await io.run('status')).toBe(2);
    expect(io.out).toBe('');
    expect(io.err).toMatch(/^opeactl: .*\n$/);
    expect(io.err).toContain(sentence);
    expect(io.err).not.toContain('hf_secret');
  });
});

describe('status, with a program that gives credentials', () => {
  /** Its words are JavaScript. */
  function useProgram(
    script: string,
    more: Record<string, unknown> = {},
  ): void {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: ['-e', script],
      ...more,
    };
    io.files.set('/home/.kube/config', kubeconfigOf(api.url, { exec }));
    api.objects = ready('team-a');
  }

  it('uses what it gives, and tells it what it has to know', async () => {
    useProgram(`
      const { apiVersion, kind } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
      console.log(JSON.stringify({ apiVersion, kind, status: { token: 'a-token' } }));
    `);
    expect(await io.run('status')).toBe(0);
  });

  it.each([
    [
      "console.error('log in first'); process.exit(1)",
      {},
      'failed: log in first',
    ],
    ["console.log('no JSON')", {}, 'printed no ExecCredential'],
    ["console.log('{}')", {}, 'printed no ExecCredential'],
    [
      '',
      { command: 'no-such-program', installHint: 'install it' },
      'is not installed: install it',
    ],
    ['setTimeout(() => {}, 3_000)', {}, 'did not end in time'],
  ])('says what is wrong with it: %s', async (script, more, words) => {
    useProgram(script, more);
    expect(await io.run('status', '--timeout', '1s')).toBe(3);
    expect(io.err).toMatch(
      /^opeactl: context 'test' can't log in: the program .*\n$/,
    );
    expect(io.err).toContain(words);
  });
});
