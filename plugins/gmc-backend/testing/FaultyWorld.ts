import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { GMConnector, Workload } from '@opea/backstage-plugin-gmc-common';
import { KubernetesPluginClusterApi } from '../src/cluster/KubernetesPluginClusterApi';
import { connector, deployment } from '../src/__testUtils__/chatqna';
import { Fleet } from '../src/service/Fleet';
import { ChangeHub } from '../src/status/ChangeHub';
import { systemClock } from '../src/watch/Clock';
import type { FollowTiming } from '../src/watch/FollowTiming';
import { FaultyProxy, PROXY_TOKEN } from './FaultyProxy';
import {
  startApiServer,
  startBackend,
  type AnyApiServer,
  type ApiServer,
  type ClusterAccess,
  type RunningBackend,
} from './processes';

const CONNECTORS = '/apis/gmc.opea.io/v1alpha3';
const APPS = '/apis/apps/v1';
const SERVICES = ['llm-service', 'tgi-service', 'router-service'];

/** A hundredth of what is usual, so that nobody has to wait. */
export const QUICK: Partial<FollowTiming> = {
  retryInitial: 50,
  retryMax: 400,
  listDeadline: 2_000,
  streamSilence: 1_000,
  watchSuccess: 1_000,
};

/**
 * One API server under two names, each behind a proxy that can do wrong,
 * and the Kubernetes plugin in front of both: `east` is watched by namespace,
 * `west` as a whole.
 */
export class FaultyWorld<Server extends AnyApiServer = ApiServer> {
  readonly server: Server;
  readonly east: FaultyProxy;
  readonly west: FaultyProxy;
  readonly backend: RunningBackend;

  private constructor(parts: {
    server: Server;
    east: FaultyProxy;
    west: FaultyProxy;
    backend: RunningBackend;
  }) {
    this.server = parts.server;
    this.east = parts.east;
    this.west = parts.west;
    this.backend = parts.backend;
  }

  /** @param options - with our plugin in the backend, for tests of its routes */
  static async start(options = { withGmc: false }): Promise<FaultyWorld> {
    return FaultyWorld.over(await startApiServer(), options);
  }

  /** The same over an API server that is there, and is stopped with it. */
  static async over<Server extends AnyApiServer>(
    server: Server,
    options = { withGmc: false },
  ): Promise<FaultyWorld<Server>> {
    const east = await FaultyProxy.start(server);
    const west = await FaultyProxy.start(server);
    const backend = await startBackend(
      [accessTo('east', east), accessTo('west', west)],
      options,
    );
    return new FaultyWorld({ server, east, west, backend });
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await this.east.stop();
    await this.west.stop();
    await this.server.stop();
  }

  /** Changes what the Kubernetes plugin knows beside the two, or of them. */
  async setClusters(others: ClusterAccess[]): Promise<void> {
    const replaced = others.map(({ name }) => name);
    const usual = [accessTo('east', this.east), accessTo('west', this.west)];
    await this.backend.setClusters([
      ...usual.filter(({ name }) => !replaced.includes(name)),
      ...others,
    ]);
  }

  /** Runs a fleet over the Kubernetes plugin of this world. */
  runFleet(timing: Partial<FollowTiming>, signal: AbortSignal): Fleet {
    const { baseUrl, token } = this.backend;
    const fleet = new Fleet({
      api: new KubernetesPluginClusterApi({
        auth: mockServices.auth.mock({
          getOwnServiceCredentials: async () => mockCredentials.service(),
          getPluginRequestToken: async () => ({ token }),
        }),
        discovery: mockServices.discovery.mock({
          getBaseUrl: async id => `${baseUrl}/api/${id}`,
        }),
      }),
      config: {
        clusters: new Map([
          ['west', { profile: 'genaiinfra', watch: 'cluster' }],
        ]),
        entities: { refreshMs: 10_000 },
        namespaces: [],
        platformOwners: undefined,
      },
      hub: new ChangeHub(),
      clock: systemClock,
      logger: mockServices.logger.mock(),
      timing,
      clustersRefreshMs: 100,
    });
    void fleet.run(signal);
    return fleet;
  }

  async createNamespace(name: string): Promise<void> {
    await this.server.request('POST', '/api/v1/namespaces', {
      metadata: { name },
    });
  }

  /** A connector, and what its operator would have made of it. */
  async createPipeline(namespace: string, name = 'chatqna'): Promise<void> {
    const { uid } = await this.createConnector(namespace, name);
    for (const service of SERVICES) {
      await this.createDeployment(namespace, service, { name, uid });
    }
  }

  async createConnector(
    namespace: string,
    name: string,
    config: Record<string, string> = {},
  ): Promise<{ uid: string }> {
    const { spec, status, apiVersion, kind, metadata } = connector();
    const [first] = spec.nodes.root.steps ?? [];
    Object.assign(first.internalService?.config ?? {}, config);
    const path = `${CONNECTORS}/namespaces/${namespace}/gmconnectors`;
    const created = (await this.server.request('POST', path, {
      apiVersion,
      kind,
      metadata: { name, annotations: metadata.annotations },
      spec,
    })) as GMConnector;
    await this.server.request('PUT', `${path}/${name}/status`, {
      ...created,
      status,
    });
    return { uid: created.metadata.uid ?? '' };
  }

  async createDeployment(
    namespace: string,
    service: string,
    owner?: { name: string; uid: string },
  ): Promise<void> {
    const { spec, status } = deployment(service, 1);
    const path = `${APPS}/namespaces/${namespace}/deployments`;
    const name = `${service}-deployment`;
    const created = (await this.server.request('POST', path, {
      metadata: {
        name,
        ownerReferences: owner && [
          {
            apiVersion: 'gmc.opea.io/v1alpha3',
            kind: 'GMConnector',
            ...owner,
          },
        ],
      },
      spec: {
        ...spec,
        template: {
          metadata: { labels: spec.selector?.matchLabels },
          ...spec.template,
        },
      },
    })) as Workload;
    await this.server.request('PUT', `${path}/${name}/status`, {
      ...anyVersion(created),
      status,
    });
  }

  async scale(
    namespace: string,
    service: string,
    replicas: number,
  ): Promise<void> {
    const path = `${APPS}/namespaces/${namespace}/deployments/${service}-deployment`;
    const found = (await this.server.request('GET', path)) as Workload;
    await this.server.request('PUT', path, {
      ...anyVersion(found),
      spec: { ...found.spec, replicas },
    });
  }

  async remove(
    kind: 'gmconnectors' | 'deployments',
    namespace: string,
    name: string,
  ): Promise<void> {
    const group = kind === 'gmconnectors' ? CONNECTORS : APPS;
    await this.server.request(
      'DELETE',
      `${group}/namespaces/${namespace}/${kind}/${name}`,
    );
  }
}

/** To be written over whatever a controller has made of it meanwhile. */
function anyVersion({ metadata, ...rest }: Workload): Workload {
  return { ...rest, metadata: { ...metadata, resourceVersion: undefined } };
}

export function accessTo(name: string, proxy: FaultyProxy): ClusterAccess {
  return { name, url: proxy.url, token: PROXY_TOKEN };
}

/** Waits until a condition holds, for 20 seconds at most. */
export async function until(
  condition: () => boolean,
  what: string,
): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`Not within 20 s: ${what}`);
    }
    await new Promise(done => setTimeout(done, 20));
  }
}
