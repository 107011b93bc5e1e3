import { applyReady, deployment } from '../__testUtils__/chatqna';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { ClusterStore } from '../store/ClusterStore';
import { systemClock } from './Clock';
import { ClusterWatcher } from './ClusterWatcher';

describe('ClusterWatcher', () => {
  const stops: AbortController[] = [];
  let api: FakeClusterApi;

  beforeEach(() => {
    api = new FakeClusterApi('east');
  });

  afterEach(() => stops.splice(0).forEach(stop => stop.abort()));

  function watch(mode: 'namespaces' | 'cluster') {
    const stop = new AbortController();
    stops.push(stop);
    const store = new ClusterStore();
    const watcher = new ClusterWatcher({
      api,
      cluster: 'east',
      watch: mode,
      store,
      onChange: () => {},
      clock: systemClock,
      timing: { retryInitial: 10, retryMax: 50 },
    });
    void watcher.run(stop.signal);
    return store;
  }

  async function until(condition: () => boolean) {
    const deadline = Date.now() + 4_000;
    while (!condition() && Date.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    expect(condition()).toBe(true);
  }

  function foreign(namespace: string) {
    const workload = deployment('web', 1);
    return { ...workload, metadata: { ...workload.metadata, namespace } };
  }

  it('opens nothing but the watch of connectors where there are none', async () => {
    const store = watch('namespaces');
    await until(() => store.contact.synced);
    api.apply('east', 'deployments', foreign('elsewhere'));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(api.requests).toEqual(['watch east gmconnectors']);
  });

  it.each(['namespaces', 'cluster'] as const)(
    'has the workloads of a namespace while it holds a connector (%s)',
    async mode => {
      const store = watch(mode);
      await until(() => store.contact.synced);
      api.apply('east', 'deployments', foreign('elsewhere'));
      applyReady(api, 'east');
      await until(() => store.deployments.in('shop').length === 3);
      await until(
        () => store.namespaceFreshness('shop', new Date()).state === 'live',
      );
      expect(store.deployments.in('elsewhere')).toEqual([]);

      api.delete('east', 'deployments', 'shop', 'tgi-service-deployment');
      await until(() => store.deployments.in('shop').length === 2);

      api.delete('east', 'gmconnectors', 'shop', 'chatqna');
      await until(() => store.deployments.in('shop').length === 0);
    },
  );

  it('brings in a second namespace that was foreign until then (cluster)', async () => {
    applyReady(api, 'east');
    api.apply('east', 'deployments', foreign('later'));
    const store = watch('cluster');
    await until(() => store.deployments.in('shop').length === 3);
    expect(store.deployments.in('later')).toEqual([]);

    api.apply('east', 'gmconnectors', {
      ...structuredClone(store.connectors.in('shop')[0]),
      metadata: { name: 'second', namespace: 'later' },
    });
    await until(() => store.deployments.in('later').length === 1);
    expect(store.deployments.in('shop')).toHaveLength(3);
  });
});
