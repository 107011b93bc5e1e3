import {
  fromKubernetesList,
  judge,
  type PreviousLog,
  type RouterProbe,
  type Verdict,
  wantedLogs,
} from '@opea/backstage-plugin-gmc-common';
import { allKinds, kinds } from '../cluster/kinds';
import { type Cluster, startCluster } from '../cluster/startCluster';
import type { Pod } from '../controllers/workloads';
import { type Operator, startOperator } from '../operator/startOperator';
import { eventually } from '../testing/eventually';
import { allFaults } from './allFaults';
import type { FaultCause } from './Fault';
import { FaultBook } from './FaultBook';
import { type Control, startControl } from './startControl';

const TOKEN = 'test';
const SPEED = 40;

const connector = {
  apiVersion: 'gmc.opea.io/v1alpha3',
  kind: 'GMConnector',
  metadata: { name: 'chat' },
  spec: {
    routerConfig: { name: 'router', serviceName: 'router-service' },
    nodes: {
      root: {
        routerType: 'Sequence',
        steps: [
          {
            name: 'Llm',
            internalService: {
              serviceName: 'llm',
              config: { TGI_LLM_ENDPOINT: 'tgi' },
            },
          },
          {
            name: 'Tgi',
            internalService: { serviceName: 'tgi', isDownstreamService: true },
          },
        ],
      },
    },
  },
};

describe('Faults', () => {
  let cluster: Cluster;
  let operator: Operator;
  let control: Control;
  const faults = new FaultBook();
  let namespaces = 0;

  beforeAll(async () => {
    cluster = await startCluster({
      port: 0,
      token: TOKEN,
      speed: SPEED,
      fateOf: faults.fateOf,
    });
    operator = startOperator({
      url: cluster.url,
      token: TOKEN,
      speed: SPEED,
      isPaused: faults.silencesOperator,
    });
    faults.attach(cluster, operator.reconcile);
    control = await startControl({ port: 0, faults, about: {} });
  });
  afterAll(async () => {
    await control.stop();
    await operator.stop();
    await cluster.stop();
  });

  function newNamespace(): string {
    namespaces += 1;
    const name = `faults-${namespaces}`;
    cluster.api.create(kinds.namespace, undefined, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
    return name;
  }
  const createConnector = (namespace: string) =>
    cluster.api.create(kinds.connector, namespace, connector);

  async function ask(method: string, path: string, body?: unknown) {
    const response = await fetch(`${control.url}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { code: response.status, body: await response.json() };
  }

  /** Asks the router what costs it nothing; the API server answers 503 in its place. */
  async function probe(namespace: string): Promise<RouterProbe> {
    const response = await fetch(
      `${cluster.url}/api/v1/namespaces/${namespace}/services/router-service:8080/proxy/dataprep`,
      { headers: { authorization: `Bearer ${TOKEN}` } },
    );
    const isStatus = /json/.test(response.headers.get('content-type') ?? '');
    return {
      answers: !isStatus,
      message: isStatus ? (await response.json()).message : undefined,
      since: new Date().toISOString(),
    };
  }

  /** The verdict of half an hour later, when nothing is within its time any more. */
  async function verdict(namespace: string): Promise<Verdict> {
    const ref = { namespace, name: 'chat' };
    const items = allKinds.flatMap(kind => cluster.store.list(kind, namespace));
    const objects = fromKubernetesList({ items }, ref);
    const previousLogs: PreviousLog[] = [];
    for (const { pod, container, restartCount } of wantedLogs(objects)) {
      const response = await fetch(
        `${cluster.url}/api/v1/namespaces/${namespace}/pods/${pod}/log?previous=true&container=${container}&tailLines=20`,
        { headers: { authorization: `Bearer ${TOKEN}` } },
      );
      const tail = await response.text();
      previousLogs.push({ pod, container, restartCount, tail });
    }
    const now = new Date(Date.now() + 30 * 60_000);
    const router = await probe(namespace);
    return judge({
      ...ref,
      objects,
      observations: { cluster: { reach: 'reachable' }, previousLogs, router },
      now,
    });
  }
  const ready = (namespace: string) =>
    eventually(
      () => verdict(namespace),
      ({ state, claim }) => state === 'ready' && claim?.ready === 3,
    );

  const whileReady = allFaults
    .map(({ cause }) => cause)
    .filter(cause => cause !== 'operator-silent');
  /** Others happen to the model server. */
  const steps: Partial<Record<FaultCause, string>> = {
    'router-unreachable': 'Router',
  };

  it.each<FaultCause>(whileReady)(
    'make %s the root cause of a verdict, and undo it',
    async cause => {
      const namespace = newNamespace();
      createConnector(namespace);
      await ready(namespace);
      const step = steps[cause] ?? 'Tgi';
      const path = `/faults/${namespace}/chat/${
        step === 'Router' ? 'router' : step
      }`;
      expect((await ask('PUT', path, { cause })).code).toBe(200);
      const { state, causes } = await eventually(
        () => verdict(namespace),
        found => found.causes[0]?.code === cause,
      );
      expect(state).toBe('degraded');
      expect(causes[0].step).toBe(step);
      expect((await ask('DELETE', path)).code).toBe(200);
      await ready(namespace);
    },
    30_000,
  );

  it('keep the operator from a connector that comes, until they end', async () => {
    const namespace = newNamespace();
    const path = `/faults/${namespace}/chat`;
    await ask('PUT', path, { cause: 'operator-silent' });
    createConnector(namespace);
    const { state } = await eventually(
      () => verdict(namespace),
      ({ causes }) => causes[0]?.code === 'operator-silent',
    );
    expect(state).toBe('stuck');
    await ask('DELETE', path);
    await ready(namespace);
  });

  it('hit a connector that comes later', async () => {
    const namespace = newNamespace();
    await ask('PUT', `/faults/${namespace}/chat/Tgi`, { cause: 'gated-model' });
    createConnector(namespace);
    const { causes } = await eventually(
      () => verdict(namespace),
      found => found.causes[0]?.code === 'gated-model',
    );
    expect(causes[0].message).toContain('Intel/neural-chat-7b-v3-3');
    await ask('DELETE', `/faults/${namespace}/chat/Tgi`);
  });

  it('are listed while they hold', async () => {
    const namespace = newNamespace();
    createConnector(namespace);
    await ask('PUT', `/faults/${namespace}/chat/Tgi`, { cause: 'crash-loop' });
    await ask('PUT', `/faults/${namespace}/chat/Tgi`, { cause: 'image-pull' });
    const { body } = await ask('GET', '/faults');
    const here = body.faults.filter(
      (f: { namespace: string }) => f.namespace === namespace,
    );
    expect(here).toMatchObject([{ step: 'Tgi', cause: 'image-pull' }]);
    await ask('DELETE', `/faults/${namespace}/chat/Tgi`);
  });

  it('leave a few of the Pods that were evicted, and others in their place', async () => {
    const namespace = newNamespace();
    createConnector(namespace);
    await ready(namespace);
    const path = `/faults/${namespace}/chat/Tgi`;
    await ask('PUT', path, { cause: 'evicted' });
    const evicted = () =>
      (cluster.store.list(kinds.pod, namespace) as Pod[]).filter(
        ({ status }) => status?.reason === 'Evicted',
      );
    await eventually(
      async () => evicted().length,
      count => count >= 2,
    );
    const { causes } = await verdict(namespace);
    expect(causes[0]).toMatchObject({
      code: 'evicted',
      message: expect.stringContaining('again and again'),
      advice: expect.stringContaining('ran out of memory'),
    });
    await ask('DELETE', path);
    await ready(namespace);
    expect(evicted().length).toBeLessThanOrEqual(5);
  });

  it('happen to the router alone where no other step can have them', async () => {
    const namespace = newNamespace();
    createConnector(namespace);
    const { code, body } = await ask('PUT', `/faults/${namespace}/chat/Tgi`, {
      cause: 'router-unreachable',
    });
    expect(code).toBe(404);
    expect(body.error).toContain('router only');
  });

  it('are refused with what is possible instead', async () => {
    const namespace = newNamespace();
    createConnector(namespace);
    const cause = await ask('PUT', `/faults/${namespace}/chat/Tgi`, {
      cause: 'x',
    });
    expect(cause.code).toBe(400);
    expect(cause.body.error).toContain('gated-model');
    const step = await ask('PUT', `/faults/${namespace}/chat/Nobody`, {
      cause: 'gated-model',
    });
    expect(step).toEqual({
      code: 404,
      body: {
        error: `Connector ${namespace}/chat has no step Nobody with a service; it has: Llm, Tgi, router`,
      },
    });
    expect((await ask('DELETE', `/faults/${namespace}/chat/Tgi`)).code).toBe(
      404,
    );
    expect((await ask('GET', '/nowhere')).code).toBe(404);
  });

  it('are not for web pages to make', async () => {
    const response = await fetch(`${control.url}/faults`, {
      headers: { origin: 'http://example.com' },
    });
    expect(response.status).toBe(403);
  });
});
