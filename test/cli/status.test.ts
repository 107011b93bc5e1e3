import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOperator } from '@opea/backstage-sandbox';
import type { Operator } from '@opea/backstage-sandbox';
import type { Json } from '../contract/ApiClient';
import { aConnector, connectorsOf } from '../contract/connectors';
import { describeContract } from '../contract/describeContract';
import type { Subject } from '../contract/describeContract';
import { Opeactl } from './opeactl';
import type { Outcome } from './opeactl';

jest.setTimeout(60_000);

/** What `kubectl get` is asked for, as judge's help has it. */
const LISTS = [
  ['GMConnector', '/apis/gmc.opea.io/v1alpha3', 'gmconnectors'],
  ['Deployment', '/apis/apps/v1', 'deployments'],
  ['StatefulSet', '/apis/apps/v1', 'statefulsets'],
  ['Pod', '/api/v1', 'pods'],
  ['PersistentVolumeClaim', '/api/v1', 'persistentvolumeclaims'],
  ['ConfigMap', '/api/v1', 'configmaps'],
  ['Event', '/api/v1', 'events'],
];

const DANGLING = {
  nodes: {
    root: {
      routerType: 'Sequence',
      steps: [
        {
          name: 'Llm',
          internalService: {
            serviceName: 'llm',
            config: { TGI_LLM_ENDPOINT: 'absent' },
          },
        },
      ],
    },
  },
};

describeContract(subject => {
  let folder: string;
  let opeactl: Opeactl;
  let operator: Operator;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'opeactl-status-'));
    opeactl = new Opeactl(folder);
    operator = startOperator({ ...subject.api.server, speed: 10 });
  });

  afterAll(async () => {
    await operator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes a kubeconfig, the cluster's certificate beside it. */
  function login(
    server: Partial<Subject['api']['server']> = {},
    namespace?: string,
  ): void {
    const { url, token, ca } = { ...subject.api.server, ...server };
    if (ca !== undefined) {
      writeFileSync(path.join(folder, 'ca.crt'), ca);
    }
    const cluster = {
      server: url,
      ...(ca !== undefined && { 'certificate-authority': 'ca.crt' }),
    };
    const config = {
      'current-context': subject.kind,
      clusters: [{ name: 'it', cluster }],
      users: [{ name: 'me', user: { token } }],
      contexts: [
        {
          name: subject.kind,
          context: { cluster: 'it', user: 'me', namespace },
        },
      ],
    };
    writeFileSync(path.join(folder, 'config'), JSON.stringify(config));
  }

  function status(...args: string[]): Promise<Outcome> {
    return opeactl.ask(['status', ...args], { KUBECONFIG: 'config' });
  }

  async function create(apiPath: string, object: Json): Promise<void> {
    const { code, body } = await subject.api.create(apiPath, object);
    if (code !== 201) throw new Error(body.message);
  }

  /** A namespace with a connector, which the kubeconfig's context names. */
  async function newConnector(spec: Json = {}): Promise<string> {
    const namespace = await subject.newNamespace();
    await create(connectorsOf(namespace), aConnector('chat', { spec }));
    login({}, namespace);
    return namespace;
  }

  /** What `kubectl get … -o json` prints. */
  async function dump(namespace: string): Promise<string> {
    const items: Json[] = [];
    for (const [kind, api, plural] of LISTS) {
      const list = `${api}/namespaces/${namespace}/${plural}`;
      const { body } = await subject.api.get(list);
      items.push(...body.items.map((item: Json) => ({ ...item, kind })));
    }
    return JSON.stringify({ kind: 'List', items });
  }

  describe('opeactl status', () => {
    it('waits until a connector is ready, and judges as of its dump', async () => {
      const namespace = await newConnector();
      const waited = await status('chat', '--wait', '50s');
      expect(waited).toMatchObject({ code: 0 });
      expect(waited.stdout).toMatch(
        new RegExp(
          `^${namespace}/chat: ready [^]*\n  2 steps, all of them well\n$`,
        ),
      );

      const json = await status('--output', 'json');
      expect(json).toMatchObject({ code: 0, stderr: '' });
      const { connectors, judgedAt, context } = JSON.parse(json.stdout);
      expect(context).toBe(subject.kind);
      const judged = opeactl.pipe(
        await dump(namespace),
        ...['judge', '-', '--now', judgedAt, '--output', 'json'],
      );
      expect(connectors).toHaveLength(1);
      expect(JSON.parse(judged.stdout).connectors).toEqual(connectors);
    });

    it('tells of what is stuck what judge tells of its dump', async () => {
      const namespace = await newConnector(DANGLING);
      const json = await status('--output', 'json', '--wait', '50s');
      const { connectors, judgedAt } = JSON.parse(json.stdout);
      expect(json.code).toBe(1);
      expect(connectors).toMatchObject([
        { state: 'stuck', causes: [{ code: 'dangling-downstream' }] },
      ]);
      const judged = opeactl.pipe(
        await dump(namespace),
        ...['judge', '-', '--now', judgedAt, '--output', 'json'],
      );
      expect(JSON.parse(judged.stdout).connectors).toEqual(connectors);
    });

    it('lists the connectors of all namespaces', async () => {
      const namespaces = [
        await newConnector(DANGLING),
        await newConnector(DANGLING),
      ];
      const { code, stdout, stderr } = await status('-A');
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      for (const namespace of namespaces) {
        expect(stdout).toMatch(
          new RegExp(
            `^${namespace} +chat +stuck .* dangling-downstream \\(Llm\\)`,
            'm',
          ),
        );
      }
    });

    it('says of a token that nobody knows that it may have expired', async () => {
      login({ token: 'an-old-one' });
      const { code, stdout, stderr } = await status();
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(
        /^opeactl: the cluster of context '.*' \(.*\) does not accept the credentials .*\n$/,
      );
    });

    it('says that nobody is there', async () => {
      login({ url: subject.api.server.url.replace(/\d+$/, '1') });
      const { code, stdout, stderr } = await status();
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^opeactl: .* it refuses the connection\. .*\n$/);
    });

    it('ends in time although the program that gives credentials does not', async () => {
      const config = {
        'current-context': 'it',
        contexts: [{ name: 'it', context: { cluster: 'it', user: 'me' } }],
        clusters: [{ name: 'it', cluster: { server: 'https://localhost' } }],
        users: [{ name: 'me', user: { exec: { command: 'cat' } } }],
      };
      writeFileSync(path.join(folder, 'config'), JSON.stringify(config));
      const { code, stderr } = await status('--timeout', '1s');
      expect(code).toBe(3);
      expect(stderr).toMatch(/'cat', .* did not end in time\n$/);
    });

    // The sandbox knows one user, who may do everything, and speaks no TLS.
    if (subject.kind === 'real') {
      it('goes on without what its user may not read', async () => {
        const namespace = await newConnector(DANGLING);
        const token = await allow(namespace, {
          'gmc.opea.io': ['gmconnectors'],
          apps: ['deployments', 'statefulsets'],
          '': ['pods', 'persistentvolumeclaims'],
        });
        login({ token }, namespace);
        const { code, stdout, stderr } = await status();
        expect(code).toBe(1);
        expect(stdout).toContain('dangling-downstream (Llm)');
        expect(stderr).toMatch(/the events of namespace .* may not be read/);
        expect(stderr).toMatch(/the configmaps of namespace .* forbidden/);
        expect(stderr.trim().split('\n')).toHaveLength(2);
      });

      it('says which rights its user lacks', async () => {
        const namespace = await newConnector(DANGLING);
        login({ token: await allow(namespace, {}) }, namespace);
        const { code, stdout, stderr } = await status();
        expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
        expect(stderr).toMatch(
          /does not let you list GMConnectors: gmconnectors\.gmc\.opea\.io is forbidden: .*\n$/,
        );
      });

      it('does not trust a certificate that the kubeconfig does not vouch for', async () => {
        login({ ca: undefined });
        const { code, stderr } = await status();
        expect(code).toBe(3);
        expect(stderr).toContain('its certificate is not trusted');
      });

      // It takes the definition away: nothing can come after it.
      it('says that GMC is not installed', async () => {
        await newConnector();
        await subject.api.delete(
          '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gmconnectors.gmc.opea.io',
        );
        let outcome = await status();
        for (let left = 20; outcome.code !== 3 && left > 0; left -= 1) {
          outcome = await status();
        }
        expect(outcome.stderr).toMatch(/^opeactl: GMC is not installed in /);
      });
    }
  });

  /** The token of a user who may list these in a namespace, by API group. */
  async function allow(
    namespace: string,
    lists: Readonly<Record<string, string[]>>,
  ): Promise<string> {
    const metadata = { name: 'reader' };
    const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
    const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
    await create(accounts, { metadata });
    await create(`${rbac}/roles`, {
      metadata,
      rules: Object.entries(lists).map(([group, resources]) => ({
        apiGroups: [group],
        resources,
        verbs: ['list'],
      })),
    });
    await create(`${rbac}/rolebindings`, {
      metadata,
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: 'reader',
      },
      subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace }],
    });
    const { body } = await subject.api.create(`${accounts}/reader/token`, {
      spec: {},
    });
    return body.status.token;
  }
});
