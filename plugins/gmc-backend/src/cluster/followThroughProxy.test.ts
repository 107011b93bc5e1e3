import { readFileSync } from 'node:fs';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import { KubernetesPluginClusterApi } from './KubernetesPluginClusterApi';
import { ServerClock } from '../store/ServerClock';
import { systemClock } from '../watch/Clock';
import { FollowContext } from '../watch/FollowContext';
import { ResourceFollower } from '../watch/ResourceFollower';
import type { FollowedObject } from '../watch/ResourceReader';
import {
  describeOnApiServers,
  startWorld,
  type ApiServer,
  type World,
} from '../../testing/processes';

jest.setTimeout(120_000);

const stopped = new AbortController();
const CONNECTORS = {
  group: 'gmc.opea.io',
  version: 'v1alpha3',
  plural: 'gmconnectors',
};

/** Follows a cluster's connectors and keeps what it was told, by name. */
class Follower {
  readonly names = new Set<string>();
  readonly failures: ClusterApiError[] = [];
  lists = 0;
  lastContact = 0;

  constructor(api: KubernetesPluginClusterApi, cluster: string) {
    const follower = new ResourceFollower<FollowedObject>({
      context: new FollowContext({
        api,
        cluster,
        clock: systemClock,
        serverClock: new ServerClock(),
      }),
      path: CONNECTORS,
      keep: raw => raw,
      sink: {
        replace: objects => {
          this.lists++;
          this.names.clear();
          objects.forEach(object => this.names.add(object.metadata.name));
        },
        replaceIn: () => {},
        set: object => this.names.add(object.metadata.name),
        remove: object => this.names.delete(object.metadata.name),
        contact: () => {
          this.lastContact = Date.now();
        },
        missing: () => {},
        failed: error => this.failures.push(error),
      },
    });
    void follower.run(stopped.signal);
  }
}

async function until(condition: () => boolean, what: string) {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error(`Not within 20 s: ${what}`);
    }
    await new Promise(done => setTimeout(done, 20));
  }
}

function connector(name: string) {
  return {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: { name, namespace: 'default' },
    spec: {
      routerConfig: { name: 'router', serviceName: 'router-service' },
      nodes: { root: { routerType: 'Sequence', steps: [] } },
    },
  };
}

/** Established connections to a port, both of them on this machine. */
function connectionsTo(url: string): number {
  const port = Number(new URL(url).port).toString(16).padStart(4, '0');
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(
      ([, , remote, state]) =>
        state === '01' && remote.toLowerCase().endsWith(`:${port}`),
    ).length;
}

const collection = '/apis/gmc.opea.io/v1alpha3/namespaces/default/gmconnectors';

describeOnApiServers(
  'two real API servers through the proxy of the Kubernetes plugin',
  () => {
    let world: World;
    let east: ApiServer;
    let west: ApiServer;
    let api: KubernetesPluginClusterApi;

    beforeAll(async () => {
      world = await startWorld();
      ({ east, west } = world);
      api = new KubernetesPluginClusterApi({
        auth: mockServices.auth.mock({
          getOwnServiceCredentials: async () => mockCredentials.service(),
          getPluginRequestToken: async () => ({ token: world.token }),
        }),
        discovery: mockServices.discovery.mock({
          getBaseUrl: async id => `${world.baseUrl}/api/${id}`,
        }),
      });
    });

    afterAll(async () => {
      stopped.abort();
      await world?.stop();
    });

    it('follows both over a crash of one, and the other never stutters', async () => {
      const inEast = new Follower(api, 'east');
      const inWest = new Follower(api, 'west');
      await until(() => inEast.lists > 0 && inWest.lists > 0, 'first lists');

      await east.request('POST', collection, connector('before'));
      await west.request('POST', collection, connector('before'));
      await until(
        () => inEast.names.has('before') && inWest.names.has('before'),
        'events of both',
      );

      // A kind that was defined just now is not ready to be streamed (429).
      inEast.failures.length = 0;
      inWest.failures.length = 0;
      const killedAt = Date.now();
      await east.kill();
      await until(() => inEast.failures.length > 0, 'news of the crash');
      expect(Date.now() - killedAt).toBeLessThan(5_000);
      expect(inEast.failures[0].reason).toBe('unreachable');
      expect([...inEast.names]).toEqual(['before']);

      const changedAt = Date.now();
      await west.request('POST', collection, connector('during'));
      await until(() => inWest.names.has('during'), 'an event of the other');
      expect(Date.now() - changedAt).toBeLessThan(2_000);

      // Both are done before the next attempt to watch.
      await east.start();
      await east.request('POST', collection, connector('after'));
      await east.request('DELETE', `${collection}/before`);
      await until(
        () => inEast.names.has('after') && !inEast.names.has('before'),
        'what changed while nobody watched',
      );

      expect([...inEast.names]).toEqual(['after']);
      expect([...inWest.names]).toEqual(['before', 'during']);
      expect(inWest.failures).toEqual([]);
      expect(inWest.lists).toBe(1);
    });

    it('gets the headers of a quiet watch at once', async () => {
      const { resourceVersion } = await api.list('west', CONNECTORS);
      const startedAt = Date.now();
      const response = await api.proxy(
        'west',
        `/apis/gmc.opea.io/v1alpha3/gmconnectors?watch=true&resourceVersion=${resourceVersion}&timeoutSeconds=30`,
      );
      expect(Date.now() - startedAt).toBeLessThan(2_000);
      expect(response.status).toBe(200);
      await response.body?.cancel();
    });

    it('gives up the connections behind watches that nobody reads', async () => {
      // What others are about to close counts no more once it is closed.
      let before = connectionsTo(west.url);
      const opened = () => {
        const now = connectionsTo(west.url);
        before = Math.min(before, now);
        return now - before;
      };
      const { resourceVersion } = await api.list('west', CONNECTORS);
      const abort = new AbortController();
      const watches = Array.from({ length: 10 }, async () => {
        const events = api.watch('west', CONNECTORS, {
          resourceVersion,
          timeoutSeconds: 200,
          signal: abort.signal,
        });
        for await (const _ of events) {
          // Nothing happens there.
        }
      });
      const ends = Promise.allSettled(watches);
      await until(() => opened() >= 10, 'ten watches');

      abort.abort();
      await ends;
      await until(() => connectionsTo(west.url) <= before, 'their end');
      expect(connectionsTo(west.url)).toBeLessThanOrEqual(before);
    });

    it('tells a refusal, a missing object and an unreachable cluster apart', async () => {
      await expect(
        api.get('west', { version: 'v1', plural: 'nodes', name: 'x' }),
      ).rejects.toMatchObject({
        reason: 'forbidden',
        message: expect.stringContaining('nodes "x" is forbidden'),
      });
      await expect(
        api.get('west', {
          ...CONNECTORS,
          namespace: 'default',
          name: 'nobody',
        }),
      ).rejects.toMatchObject({ reason: 'not-found' });
      await expect(api.list('north', CONNECTORS)).rejects.toMatchObject({
        reason: 'unknown-cluster',
      });
      await east.kill();
      await expect(api.list('east', CONNECTORS)).rejects.toMatchObject({
        reason: 'unreachable',
        message: expect.stringMatching(/ECONN|hang up/),
      });
    });
  },
);
