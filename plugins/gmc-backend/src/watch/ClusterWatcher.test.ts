import type { Profile } from '@opea/backstage-plugin-gmc-common';
import {
  applyReady,
  connector,
  crashingPod,
  deployment,
} from '../__testUtils__/chatqna';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { ClusterStore } from '../store/ClusterStore';
import { systemClock } from './Clock';
import { ClusterWatcher, type OnChange } from './ClusterWatcher';

const VLLM_POD = 'vllm-service-deployment-5f7d-abcde';

describe('ClusterWatcher', () => {
  const stops: AbortController[] = [];
  let api: FakeClusterApi;

  beforeEach(() => {
    api = new FakeClusterApi('east');
  });

  afterEach(() => stops.splice(0).forEach(stop => stop.abort()));

  function watch(
    mode: 'namespaces' | 'cluster',
    onChange: OnChange = () => {},
    profile: Profile = 'genaiinfra',
  ) {
    const stop = new AbortController();
    stops.push(stop);
    const store = new ClusterStore();
    const watcher = new ClusterWatcher({
      api,
      cluster: 'east',
      watch: mode,
      profile,
      store,
      onChange,
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

  function isLive(store: ClusterStore) {
    return store.namespaceFreshness('shop', new Date()).state === 'live';
  }

  function names(store: ClusterStore) {
    return store.deployments.in('shop').map(({ metadata }) => metadata.name);
  }

  function ownerless(service: string) {
    const workload = deployment(service, 1);
    delete workload.metadata.ownerReferences;
    return workload;
  }

  function foreignPod(index: number) {
    return {
      metadata: {
        name: `web-7d9f-${index}`,
        namespace: 'shop',
        ownerReferences: [{ kind: 'ReplicaSet', name: 'web-7d9f', uid: 'u' }],
      },
    };
  }

  function claim(name: string) {
    return { metadata: { name, namespace: 'shop' } };
  }

  function foreign(namespace: string, service = 'tgi-service') {
    const workload = deployment(service, 1);
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

  describe.each(['namespaces', 'cluster'] as const)('in scope %s', mode => {
    it('keeps nothing foreign, not even beside a connector', async () => {
      applyReady(api, 'east');
      for (let i = 0; i < 20; i++) {
        api.apply('east', 'pods', foreignPod(i));
      }
      api.apply('east', 'deployments', ownerless('web'));
      api.apply('east', 'persistentvolumeclaims', claim('web-data'));
      const changes: (string | undefined)[] = [];
      const store = watch(mode, namespace => changes.push(namespace));
      await until(() => isLive(store));
      expect(store.counts()).toEqual({
        gmconnectors: 1,
        deployments: 3,
        statefulsets: 0,
        pods: 0,
        persistentvolumeclaims: 0,
      });

      changes.length = 0;
      api.apply('east', 'pods', foreignPod(1));
      api.delete('east', 'pods', 'shop', foreignPod(2).metadata.name);
      api.apply('east', 'pods', crashingPod('tgi-service'));
      await until(() => store.pods.size === 1);
      expect(changes).toEqual(['shop']);
    });

    it('brings in what a connector asks for later, and throws out the rest', async () => {
      applyReady(api, 'east');
      api.apply('east', 'deployments', ownerless('tgi-service'));
      api.apply('east', 'deployments', ownerless('vllm-service'));
      api.apply('east', 'pods', crashingPod('vllm-service'));
      api.apply('east', 'pods', crashingPod('tgi-service'));
      const store = watch(mode);
      await until(() => isLive(store));
      expect(names(store)).not.toContain('vllm-service-deployment');

      const changed = connector();
      const [, server] = changed.spec.nodes.root.steps!;
      server.internalService!.serviceName = 'vllm-service';
      changed.status = {};
      api.apply('east', 'gmconnectors', changed);
      await until(() => names(store).includes('vllm-service-deployment'));
      await until(() => store.pods.get('shop', VLLM_POD) !== undefined);
      expect(names(store)).not.toContain('tgi-service-deployment');
      expect(store.pods.size).toBe(1);
    });

    it('has the claims that are mounted, for as long as they are', async () => {
      applyReady(api, 'east');
      api.apply('east', 'persistentvolumeclaims', claim('models'));
      const store = watch(mode);
      await until(() => isLive(store));
      expect(store.persistentVolumeClaims.size).toBe(0);

      const pod = crashingPod('tgi-service');
      pod.spec!.volumes = [
        { name: 'models', persistentVolumeClaim: { claimName: 'models' } },
      ];
      api.apply('east', 'pods', pod);
      await until(() => store.persistentVolumeClaims.size === 1);

      api.delete('east', 'pods', 'shop', pod.metadata.name);
      await until(() => store.persistentVolumeClaims.size === 0);
    });
  });

  describe('where a namespace is watched by itself', () => {
    const FIRST = [
      'watch east gmconnectors',
      'watch east deployments',
      'watch east pods',
    ];

    function podWithClaim() {
      const pod = crashingPod('tgi-service');
      pod.spec!.volumes = [
        { name: 'models', persistentVolumeClaim: { claimName: 'models' } },
      ];
      return pod;
    }

    it('asks for StatefulSets and claims where they can matter only', async () => {
      applyReady(api, 'east');
      const store = watch('namespaces');
      await until(() => isLive(store));
      expect(api.requests).toEqual(FIRST);

      const reporting = connector();
      reporting.status!.annotations!['StatefulSet:apps/v1:db:shop'] = 'x';
      api.apply('east', 'gmconnectors', reporting);
      await until(() => api.requests.includes('watch east statefulsets'));
      api.apply('east', 'pods', podWithClaim());
      await until(() =>
        api.requests.includes('watch east persistentvolumeclaims'),
      );
    });

    it('asks for the StatefulSets of the operator that makes them', async () => {
      applyReady(api, 'east');
      const store = watch('namespaces', () => {}, 'enterprise-rag');
      await until(() => isLive(store));
      expect(api.requests.slice().sort()).toEqual(
        [...FIRST, 'watch east statefulsets'].sort(),
      );
    });

    it('stays live while it begins with claims, and ends when none is mounted', async () => {
      applyReady(api, 'east');
      const states = new Set<string>();
      const store: ClusterStore = watch('namespaces', () =>
        states.add(store.namespaceFreshness('shop', new Date()).state),
      );
      await until(() => isLive(store));
      states.clear();
      api.apply('east', 'persistentvolumeclaims', claim('models'));
      const pod = podWithClaim();
      api.apply('east', 'pods', pod);
      await until(() => store.persistentVolumeClaims.size === 1);
      api.delete('east', 'pods', 'shop', pod.metadata.name);
      await until(() => store.persistentVolumeClaims.size === 0);
      expect([...states]).toEqual(['live']);
      expect(store.contactsOf('persistentvolumeclaims')).toEqual([]);
    });

    it('minds that claims are refused where one is mounted only', async () => {
      applyReady(api, 'east');
      api.refuse('east', 'persistentvolumeclaims');
      const store = watch('namespaces');
      await until(() => isLive(store));
      api.apply('east', 'pods', podWithClaim());
      await until(() => !isLive(store));
      expect(store.namespaceFreshness('shop', new Date()).message).toBe(
        'persistentvolumeclaims is forbidden',
      );
      api.allow('east', 'persistentvolumeclaims');
      await until(() => isLive(store));
    });
  });

  it('asks a cluster of many namespaces for four lists at a time', async () => {
    for (let i = 0; i < 30; i++) {
      const metadata = { name: 'chatqna', namespace: `shop-${i}` };
      api.apply('east', 'gmconnectors', { ...connector(), metadata });
    }
    // Once the connectors are known, lists take for ever.
    const store = watch('namespaces', () => {
      if (store.connectors.size > 0) {
        api.streams = 'nothing';
      }
    });
    await until(() => store.connectors.size === 30);
    await until(() => api.requests.length >= 5);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(api.requests).toHaveLength(1 + 4);
  });

  it('lists one namespace, not the cluster, when it begins to hold a connector', async () => {
    applyReady(api, 'east');
    const store = watch('cluster');
    await until(() => isLive(store));
    const lists = jest.spyOn(api, 'list');
    const watches = jest.spyOn(api, 'watch');
    api.apply('east', 'deployments', foreign('later', 'tgi-service'));
    api.apply('east', 'gmconnectors', {
      ...connector(),
      metadata: { name: 'second', namespace: 'later' },
    });
    await until(() => store.deployments.in('later').length === 1);
    api.delete('east', 'deployments', 'later', 'tgi-service-deployment');
    await until(() => store.deployments.in('later').length === 0);
    expect(lists.mock.calls.map(([, path]) => path.namespace)).toEqual(
      Array(4).fill('later'),
    );
    // Each goes on where it was.
    expect(
      watches.mock.calls.map(([, , options]) => options.resourceVersion),
    ).not.toContain(undefined);
  });

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
