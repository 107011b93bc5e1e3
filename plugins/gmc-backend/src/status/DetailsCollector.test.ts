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

const READY = { state: 'ready' } as Verdict;
const DEGRADED = { state: 'degraded' } as Verdict;

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

  it('does without a part that it may not read, and complains once', async () => {
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
    expect(logger.warn).toHaveBeenCalledTimes(1);
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
