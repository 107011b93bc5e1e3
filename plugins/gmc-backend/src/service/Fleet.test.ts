import { mockServices } from '@backstage/backend-test-utils';
import { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import { applyReady, connector } from '../__testUtils__/chatqna';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { eventually } from '../__testUtils__/gmcBackend';
import {
  DEFAULT_CLUSTER_CONFIG,
  type ClusterConfig,
} from '../config/readGmcConfig';
import { ChangeHub } from '../status/ChangeHub';
import { systemClock } from '../watch/Clock';
import { Fleet } from './Fleet';

const CHATQNA = { cluster: 'east', namespace: 'shop', name: 'chatqna' };

describe('Fleet', () => {
  const stop = new AbortController();
  afterAll(() => stop.abort());

  function start(
    api: FakeClusterApi,
    clusters: [string, ClusterConfig][] = [],
    retryInitial = 20,
  ) {
    const logger = mockServices.logger.mock();
    const fleet = new Fleet({
      api,
      config: {
        clusters: new Map(clusters),
        entities: { refreshMs: 1_000 },
        namespaces: [],
        platformOwners: undefined,
      },
      hub: new ChangeHub(),
      clock: systemClock,
      logger,
      timing: { retryInitial, retryMax: 600_000 },
      clustersRefreshMs: 20,
    });
    void fleet.run(stop.signal);
    return { fleet, logger };
  }

  it('takes clusters in and lets them go as they are told', async () => {
    const api = new FakeClusterApi('east', 'west');
    const [east, west] = api.infos;
    api.infos = [east];
    const { fleet } = start(api);
    await eventually(async () => expect(fleet.names()).toEqual(['east']));

    applyReady(api, 'west');
    api.infos = [west];
    await eventually(async () => {
      expect(fleet.names()).toEqual(['west']);
      const judged = fleet.judged({ ...CHATQNA, cluster: 'west' });
      expect(judged?.verdict.state).toBe('ready');
    });
    expect(fleet.judged(CHATQNA)).toBeUndefined();
  });

  it('names a cluster whose credentials only browsers have, until it is given others', async () => {
    const api = new FakeClusterApi({
      name: 'east',
      unsupported: 'for browsers',
    });
    applyReady(api, 'east');
    const { fleet } = start(api);
    await eventually(async () =>
      expect(fleet.freshness('east')).toMatchObject({
        state: 'unsupported',
        message: 'for browsers',
      }),
    );
    expect(api.requests).toEqual([]);
    api.infos = [{ name: 'east' }];
    await eventually(async () =>
      expect(fleet.judged(CHATQNA)?.verdict.state).toBe('ready'),
    );
  });

  it('tries new credentials at once, however long it would have waited', async () => {
    const api = new FakeClusterApi({ name: 'east', access: 'serviceAccount' });
    applyReady(api, 'east');
    api.break('east', 'forbidden', 'Unauthorized', { status: 401 });
    const { fleet } = start(api, [], 600_000);
    await eventually(async () =>
      expect(fleet.freshness('east')?.state).toBe('forbidden'),
    );
    api.mend('east');
    api.infos = [{ name: 'east', access: 'aws' }];
    await eventually(async () =>
      expect(fleet.freshness('east')?.state).toBe('live'),
    );
  });

  it('keeps the clusters it knows while it can ask nobody', async () => {
    const api = new FakeClusterApi('east');
    const { fleet, logger } = start(api);
    await eventually(async () => expect(fleet.names()).toEqual(['east']));
    const asking = jest
      .spyOn(api, 'clusters')
      .mockRejectedValue(new ClusterApiError('failed', '', 'not configured'));
    await eventually(async () => expect(logger.warn).toHaveBeenCalled());
    expect(fleet.names()).toEqual(['east']);
    asking.mockRestore();
  });

  it('warns once of a cluster that is configured and nobody knows', async () => {
    const api = new FakeClusterApi('east');
    const { logger } = start(api, [['eest', DEFAULT_CLUSTER_CONFIG]]);
    const asking = jest.spyOn(api, 'clusters');
    await eventually(async () =>
      expect(asking.mock.calls.length).toBeGreaterThan(3),
    );
    expect(logger.warn.mock.calls).toEqual([
      [
        "'gmc.clusters' names 'eest', unknown to the Kubernetes plugin, which knows 'east'",
      ],
    ]);
  });

  it('judges by the clock of the cluster, and says how far off that is', async () => {
    const api = new FakeClusterApi('east');
    api.clockOffsetMs = -10 * 60_000;
    const young = connector();
    delete young.status;
    young.metadata.creationTimestamp = new Date(
      Date.now() + api.clockOffsetMs,
    ).toISOString();
    api.apply('east', 'gmconnectors', young);
    const { fleet } = start(api);
    await eventually(async () => {
      expect(fleet.stats('east')?.clockSkewSeconds).toBe(-599);
      // By ours, the operator would have been silent for ten minutes.
      expect(fleet.judged(CHATQNA)?.verdict.state).toBe('progressing');
    });
  });

  it('tells in numbers what it knows, and what that takes', async () => {
    const api = new FakeClusterApi('east');
    applyReady(api, 'east');
    const { fleet } = start(api);
    await eventually(async () =>
      expect(fleet.stats('east')).toMatchObject({
        profile: 'genaiinfra',
        watch: 'namespaces',
        connectors: 1,
        objects: { deployments: 3, pods: 0 },
        watches: { open: 3, wanted: 3 },
        watchedSince: expect.any(Date),
        requests: 3,
        lists: 3,
        failures: 0,
        clockSkewSeconds: undefined,
      }),
    );
    expect(fleet.stats('west')).toBeUndefined();
  });
});
