import { mockServices } from '@backstage/backend-test-utils';
import type { Verdict } from '@opea/backstage-plugin-gmc-common';
import { connector, NAME, NAMESPACE } from '../__testUtils__/chatqna';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { ClusterStore } from '../store/ClusterStore';
import { Refusals } from './Refusals';
import { RouterProber } from './RouterProber';

function verdict(available: 0 | 1): Verdict {
  return {
    state: available ? 'ready' : 'degraded',
    causes: [],
    notices: [],
    steps: [
      {
        name: 'Router',
        role: 'router',
        title: 'Router',
        state: available ? 'ready' : 'degraded',
        replicas: { desired: 1, available },
      },
    ],
  };
}

const READY = verdict(1);

function refusal(message: string, code: number): Response {
  const body = { kind: 'Status', apiVersion: 'v1', message, code };
  return new Response(JSON.stringify(body), { status: code });
}

async function settle(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 20));
}

describe('RouterProber', () => {
  let api: FakeClusterApi;
  let store: ClusterStore;
  let refusals: Refusals;
  let prober: RouterProber;
  let now: number;
  let changes: string[];
  const stop = new AbortController();

  beforeEach(() => {
    api = new FakeClusterApi('east');
    store = new ClusterStore();
    store.connectors.set(connector());
    now = 0;
    changes = [];
    const clock = {
      now: () => new Date(now),
      delay: async () => {},
      random: () => 0,
    };
    refusals = new Refusals(clock);
    prober = new RouterProber({
      api,
      cluster: 'east',
      store,
      clock,
      logger: mockServices.logger.mock(),
      refusals,
      onChange: namespace => changes.push(namespace),
    });
    prober.start(stop.signal);
    answer(() => new Response('404 page not found', { status: 404 }));
  });

  afterAll(() => stop.abort());

  function answer(make: () => Response): void {
    api.answerProxy('east', '/proxy/', async () => make());
  }

  function silence(): void {
    answer(() => refusal('no endpoints available for service "x"', 503));
  }

  async function judged(known = READY): Promise<void> {
    prober.judged(NAMESPACE, NAME, known);
    await settle();
  }

  it('asks a router once, however often it is judged', async () => {
    for (let times = 0; times < 5; times++) {
      await judged();
    }
    expect(api.requests).toHaveLength(1);
    expect(prober.get(NAMESPACE, NAME)).toMatchObject({ answers: true });
    expect(changes).toEqual([]);
  });

  it('takes a time-out for silence only where routers can be reached', async () => {
    const timeout = () =>
      answer(() => refusal('error trying to reach service: i/o timeout', 503));
    timeout();
    await judged();
    expect(prober.get(NAMESPACE, NAME)).toBeUndefined();

    answer(() => new Response('404 page not found', { status: 404 }));
    now += 60_000;
    await judged();
    timeout();
    now += 5 * 60_000;
    await judged();
    expect(prober.get(NAMESPACE, NAME)).toMatchObject({ answers: false });
    expect(changes).toEqual([NAMESPACE]);
  });

  it('asks again after minutes, and when the connector changes', async () => {
    await judged();
    now += 5 * 60_000;
    await judged();
    expect(api.requests).toHaveLength(2);
    const changed = connector();
    changed.metadata.generation = 2;
    store.connectors.set(changed);
    await judged();
    expect(api.requests).toHaveLength(3);
  });

  it('asks no router that is not available, and anew once it is', async () => {
    await judged(verdict(0));
    expect(api.requests).toEqual([]);
    await judged();
    await judged(verdict(0));
    expect(prober.get(NAMESPACE, NAME)).toBeUndefined();
    await judged();
    expect(api.requests).toHaveLength(2);
  });

  it('believes in silence when it is asked twice, and tells of it', async () => {
    silence();
    await judged();
    expect(api.requests).toHaveLength(2);
    expect(prober.get(NAMESPACE, NAME)).toEqual({
      answers: false,
      message: 'no endpoints available for service "x"',
      since: new Date(0).toISOString(),
    });
    expect(changes).toEqual([NAMESPACE]);
  });

  it('does not mind a router that answers at the second time', async () => {
    silence();
    let asked = 0;
    answer(() =>
      asked++ === 0
        ? refusal('connection refused', 503)
        : new Response('404 page not found', { status: 404 }),
    );
    await judged();
    expect(prober.get(NAMESPACE, NAME)).toMatchObject({ answers: true });
    expect(changes).toEqual([]);
  });

  it('keeps since when it is silent, and notices that it is not any more', async () => {
    silence();
    await judged();
    now += 60_000;
    await judged();
    expect(prober.get(NAMESPACE, NAME)!.since).toBe(new Date(0).toISOString());
    expect(changes).toEqual([NAMESPACE]);
    answer(() => new Response('Failed to parse multipart form'));
    now += 60_000;
    await judged();
    expect(prober.get(NAMESPACE, NAME)).toMatchObject({ answers: true });
    expect(changes).toEqual([NAMESPACE, NAMESPACE]);
  });

  it('does without the permission, says so, and seldom asks again', async () => {
    answer(() => refusal('services/proxy is forbidden', 403));
    await judged();
    now += 60_000;
    await judged();
    expect(api.requests).toHaveLength(1);
    expect(prober.get(NAMESPACE, NAME)).toBeUndefined();
    expect(refusals.in(NAMESPACE)).toEqual([
      { what: 'router', message: 'services/proxy is forbidden' },
    ]);
    expect(changes).toEqual([NAMESPACE]);
    now += 10 * 60_000;
    await judged();
    expect(api.requests).toHaveLength(2);
  });

  it('knows nothing of a router whose cluster does not answer', async () => {
    api.break('east', 'unreachable', 'gone');
    await judged();
    await judged();
    expect(prober.get(NAMESPACE, NAME)).toBeUndefined();
    expect(api.requests).toHaveLength(1);
    expect(changes).toEqual([]);
  });

  it('forgets what it asked for a connector that went away meanwhile', async () => {
    prober.judged(NAMESPACE, NAME, READY);
    store.connectors.remove(connector());
    await settle();
    expect(prober.get(NAMESPACE, NAME)).toBeUndefined();
  });
});
