import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runControllers } from '../controllers/Controller';
import { deploymentController } from '../controllers/deploymentController';
import { garbageCollector } from '../controllers/garbageCollector';
import { Kubelet } from '../controllers/kubelet';
import { namespaceController } from '../controllers/namespaceController';
import type { FateOf } from '../controllers/PodFate';
import { replicaSetController } from '../controllers/replicaSetController';
import { scheduler } from '../controllers/scheduler';
import { statefulSetController } from '../controllers/statefulSetController';
import { volumeBinder } from '../controllers/volumeBinder';
import { connectorDefinition } from './connectorDefinition';
import { createHandler } from './http/createHandler';
import { KUBERNETES_VERSION } from './http/discovery';
import { kinds } from './kinds';
import { ObjectStore } from './ObjectStore';
import { ResourceApi } from './ResourceApi';

export interface ClusterOptions {
  /** 0 for any free one. */
  port: number;
  /** Loopback: the sandbox is for the machine it runs on. */
  host?: string;
  /** The bearer token that clients must send. */
  token: string;
  /** Delays of the simulation are divided by it; 1 is as slow as a small cluster. */
  speed?: number;
  /** What is to happen to which Pods. */
  fateOf?: FateOf;
  bookmarkIntervalMs?: number;
  log?: (message: string) => void;
}

/** A running cluster. */
export interface Cluster {
  url: string;
  token: string;
  store: ObjectStore;
  api: ResourceApi;
  /** Has the Pods and ReplicaSets of a namespace meet their fate now. */
  wake(namespace: string): void;
  stop(): Promise<void>;
}

/**
 * Starts the API server of the sandbox's cluster with the controllers that
 * make objects live. Everything is in memory.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const {
    port,
    host = '127.0.0.1',
    token,
    speed = 1,
    fateOf = () => undefined,
    bookmarkIntervalMs = 10_000,
    log = () => {},
  } = options;
  const store = new ObjectStore();
  const api = new ResourceApi(store);
  const kubelet = new Kubelet();
  const context = { store, api, fateOf, speed };
  const controllers = runControllers(
    [
      namespaceController,
      deploymentController,
      replicaSetController,
      statefulSetController,
      volumeBinder,
      scheduler,
      kubelet,
      garbageCollector,
    ],
    context,
    (name, key, error) => log(`${name}: ${key}: ${error}`),
  );
  furnish(api);

  const watch = { bookmarkIntervalMs };
  const server = createServer(
    createHandler({ store, api, token, logs: kubelet, watch, fateOf }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    token,
    store,
    api,
    wake: namespace => {
      for (const kind of [kinds.replicaSet, kinds.pod]) {
        for (const object of store.list(kind, namespace)) {
          const { revision } = store;
          controllers.wake({ type: 'MODIFIED', kind, object, revision });
        }
      }
    },
    stop: async () => {
      controllers.stop();
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What a new cluster comes with. */
function furnish(api: ResourceApi): void {
  for (const name of [
    'default',
    'kube-node-lease',
    'kube-public',
    'kube-system',
  ]) {
    api.create(kinds.namespace, undefined, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  api.create(kinds.customResourceDefinition, undefined, connectorDefinition);
  const resources = { cpu: '64', memory: '512Gi', pods: '500' };
  const node = { kind: kinds.node, name: 'sandbox-node' };
  api.create(kinds.node, undefined, {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: node.name,
      labels: {
        'kubernetes.io/hostname': node.name,
        'kubernetes.io/os': 'linux',
      },
    },
  });
  api.patch(
    node,
    {
      status: {
        capacity: resources,
        allocatable: resources,
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'the sandbox pretends to be a kubelet',
          },
        ],
        nodeInfo: { kubeletVersion: `${KUBERNETES_VERSION}+sandbox` },
      },
    },
    { subresource: 'status' },
  );
}
