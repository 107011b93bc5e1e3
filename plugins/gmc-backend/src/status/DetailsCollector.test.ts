import { mockServices } from '@backstage/backend-test-utils';
import type { Verdict } from '@opea/backstage-plugin-gmc-common';
import {
  connector,
  crashingPod,
  deployment,
  NAME,
  NAMESPACE,
} from '../__testUtils__/chatqna';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { ClusterStore } from '../store/ClusterStore';
import { DetailsCollector } from './DetailsCollector';

const EMPTY: Verdict = { state: 'ready', causes: [], notices: [], steps: [] };
const READY = EMPTY;
const DEGRADED: Verdict = { ...EMPTY, state: 'degraded' };

async function settle(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 20));
}

describe('DetailsCollector', () => {
  let api: FakeClusterApi;
  let store: ClusterStore;
  let now: number;
  let changes: string[];
  let collector: DetailsCollector;
  const logger = mockServices.logger.mock();
  const stop = new AbortController();

  beforeEach(() => {
    api = new FakeClusterApi('east');
    store = new ClusterStore();
    store.connectors.set(connector());
    now = 0;
    changes = [];
    logger.warn.mockClear();
    collector = new DetailsCollector({
      api,
      cluster: 'east',
      store,
      clock: {
        now: () => new Date(now),
        delay: async () => {},
        random: () => 0,
      },
      logger,
      onChange: namespace => changes.push(namespace),
    });
    collector.start(stop.signal);
    api.apply('east', 'configmaps', {
      metadata: { name: 'tgi-config', namespace: NAMESPACE },
      data: { HF_TOKEN: 'insert-your-huggingface-token-here', OTHER: 'value' },
    });
    api.apply('east', 'events', {
      metadata: { name: 'e1', namespace: NAMESPACE },
      reason: 'FailedScheduling',
      involvedObject: { kind: 'Pod', name: 'tgi' },
    });
  });

  afterAll(() => stop.abort());

  function count(request: string): number {
    return api.requests.filter(each => each.includes(request)).length;
  }

  function crash(restartCount: number) {
    const pod = crashingPod('tgi-service');
    pod.status!.containerStatuses![0].restartCount = restartCount;
    store.deployments.set(deployment('tgi-service', 0));
    store.pods.set(pod);
    api.setPreviousLog('east', pod.metadata.name, `crash ${restartCount}`);
  }

  it('reads once where all is ready, and keeps facts instead of values', async () => {
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    now += 3_600_000;
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    expect(api.requests).toEqual(['list east events', 'list east configmaps']);
    expect(store.details(NAMESPACE).configMaps).toEqual([
      { name: 'tgi-config', placeholderTokenKeys: ['HF_TOKEN'] },
    ]);
    expect(changes).toEqual([NAMESPACE]);
  });

  it('reads at once when trouble begins, then every half minute', async () => {
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    now += 1_000;
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    now += 1_000;
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    expect(api.requests).toHaveLength(4);
    now += 30_000;
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    expect(api.requests).toHaveLength(6);
    expect(changes).toEqual([NAMESPACE]);
  });

  it('reads a log once per crash', async () => {
    crash(1);
    for (let i = 0; i < 5; i++) {
      collector.judged(NAMESPACE, NAME, DEGRADED);
      await settle();
    }
    crash(2);
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    expect(
      api.requests.filter(request => request.includes('/log?')),
    ).toHaveLength(2);
    expect(
      store.details(NAMESPACE).previousLogs.map(({ tail }) => tail),
    ).toEqual(['crash 2']);
  });

  it('does without a part that it may not read, says so, and complains once', async () => {
    api.refuse('east', 'events');
    crash(1);
    for (let i = 0; i < 3; i++) {
      collector.judged(NAMESPACE, NAME, DEGRADED);
      await settle();
      now += 30_000;
    }
    expect(store.details(NAMESPACE)).toMatchObject({
      events: [],
      configMaps: [{ name: 'tgi-config' }],
      previousLogs: [{ tail: 'crash 1' }],
    });
    expect(collector.observations(NAMESPACE, NAME)).toEqual({
      missing: [{ what: 'events', message: 'events is forbidden' }],
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(count('list east events')).toBe(1);
  });

  it('asks again for what was refused, though seldom', async () => {
    api.refuse('east', 'events');
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    now += 5 * 60_000;
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    expect(count('list east events')).toBe(1);
    api.allow('east', 'events');
    now += 6 * 60_000;
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    expect(store.details(NAMESPACE).events).toHaveLength(1);
    expect(collector.observations(NAMESPACE, NAME)).toEqual({});
    expect(changes.at(-1)).toBe(NAMESPACE);
  });

  it('says that it may not read logs, and asks for no more of them', async () => {
    api.answerProxy(
      'east',
      '/log?',
      async () =>
        new Response(
          JSON.stringify({ kind: 'Status', message: 'pods/log is forbidden' }),
          { status: 403 },
        ),
    );
    for (let restarts = 1; restarts < 4; restarts++) {
      crash(restarts);
      collector.judged(NAMESPACE, NAME, DEGRADED);
      await settle();
    }
    expect(collector.observations(NAMESPACE, NAME).missing).toEqual([
      { what: 'logs', message: 'pods/log is forbidden' },
    ]);
    expect(count('/log?')).toBe(1);
  });

  it('asks again for a log that the node could not give, with the next refresh', async () => {
    crash(1);
    api.answerProxy(
      'east',
      '/log?',
      async () => new Response('proxy error', { status: 502 }),
    );
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    expect(count('/log?')).toBe(1);
    api.answerProxy('east', '/log?', async () => new Response('last words'));
    now += 30_000;
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    expect(store.details(NAMESPACE).previousLogs).toMatchObject([
      { tail: 'last words' },
    ]);
  });

  it('reads the logs of a cluster that crashes as a whole at a bounded rate', async () => {
    const crashAll = async (restarts: number) => {
      crash(restarts);
      collector.judged(NAMESPACE, NAME, DEGRADED);
      await settle();
    };
    for (let restarts = 1; restarts <= 30; restarts++) {
      await crashAll(restarts);
    }
    expect(count('/log?')).toBe(20);
    now += 30_000;
    await crashAll(31);
    expect(count('/log?')).toBe(21);
    expect(store.details(NAMESPACE).previousLogs).toMatchObject([
      { restartCount: 31 },
    ]);
  });

  it('tries again where all is ready but a part could not be read', async () => {
    api.break('east', 'unreachable', 'gone');
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    api.mend('east');
    now += 30_000;
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    expect(store.details(NAMESPACE).configMaps).toHaveLength(1);
  });

  it('reads anew for a namespace that was left and came back', async () => {
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    store.drop(NAMESPACE);
    collector.judged(NAMESPACE, NAME, READY);
    await settle();
    expect(store.details(NAMESPACE).configMaps).toHaveLength(1);
  });

  it('keeps what it has when the cluster goes away', async () => {
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    api.break('east', 'unreachable', 'gone');
    now += 30_000;
    collector.judged(NAMESPACE, NAME, DEGRADED);
    await settle();
    expect(store.details(NAMESPACE).events).toHaveLength(1);
  });
});
