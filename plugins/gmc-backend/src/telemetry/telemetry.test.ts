import { createSpecializedBackend } from '@backstage/backend-app-api';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  metricsServiceRef,
  tracingServiceRef,
  type MetricAttributes,
  type MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  metricsServiceMock,
  tracingServiceMock,
} from '@backstage/backend-test-utils/alpha';
import request from 'supertest';
import { applyGatedModel, applyReady } from '../__testUtils__/chatqna';
import { EventReader } from '../__testUtils__/EventReader';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { eventually, startGmcBackend } from '../__testUtils__/gmcBackend';
import { metricsRef, tracingRef } from './telemetryServices';

/** What a collector of metrics would see. */
class Collector {
  readonly #gauges = new Map<string, MetricsServiceObservableCallback>();
  readonly #counters = new Map<string, number>();

  readonly feature = createServiceFactory({
    service: metricsServiceRef,
    deps: {},
    factory: () =>
      metricsServiceMock.mock({
        createObservableGauge: name => ({
          addCallback: callback => {
            this.#gauges.set(
              name,
              callback as MetricsServiceObservableCallback,
            );
          },
          removeCallback: () => {},
        }),
        createCounter: name => ({
          add: (value, attributes) => {
            const key = lineOf(name, attributes);
            this.#counters.set(key, (this.#counters.get(key) ?? 0) + value);
          },
        }),
      }),
  });

  counted(name: string, attributes: MetricAttributes): number {
    return this.#counters.get(lineOf(name, attributes)) ?? 0;
  }

  /** Every gauge as `name {attributes} value`. */
  async collect(): Promise<string[]> {
    const lines: string[] = [];
    for (const [name, callback] of this.#gauges) {
      await callback({
        observe: (value, attributes) =>
          lines.push(`${lineOf(name, attributes)} ${value}`),
      });
    }
    return lines;
  }
}

function lineOf(name: string, attributes: MetricAttributes = {}): string {
  const values = Object.entries(attributes).map(
    ([key, value]) => `${key}=${value}`,
  );
  return `${name} {${values.sort().join(',')}}`;
}

describe('telemetry', () => {
  it('shows what is kept, watched, judged and read', async () => {
    const api = new FakeClusterApi('east', 'west');
    const collector = new Collector();
    applyReady(api, 'east');
    applyGatedModel(api, 'east');
    api.break('west', 'unreachable', 'no route to host');
    const { server } = await startGmcBackend({
      api,
      features: [collector.feature],
    });
    await eventually(async () =>
      expect(await collector.collect()).toContain(
        'gmc.connectors {cluster=east,state=degraded} 1',
      ),
    );
    const response = await fetch(
      `http://127.0.0.1:${server.port()}/api/gmc/v1/connectors/stream`,
      { headers: { Authorization: mockCredentials.user.header() } },
    );
    const reader = new EventReader(response);
    await reader.next();
    expect(await collector.collect()).toEqual(
      expect.arrayContaining([
        'gmc.store.objects {cluster=east,kind=gmconnectors} 1',
        'gmc.store.objects {cluster=east,kind=deployments} 3',
        'gmc.store.objects {cluster=west,kind=pods} 0',
        'gmc.cluster.watches {cluster=east,state=open} 3',
        'gmc.cluster.watches {cluster=west,state=open} 0',
        'gmc.cluster.watches {cluster=west,state=wanted} 1',
        'gmc.streams.open {subject=fleet} 1',
        'gmc.streams.open {subject=entity} 0',
      ]),
    );
    await reader.close();
    const counted = collector.counted.bind(collector);
    expect(counted('gmc.stream.events', { subject: 'fleet' })).toBe(1);
    const log = { cluster: 'east', verb: 'proxy', kind: 'pods/log' };
    await eventually(async () =>
      expect(counted('gmc.cluster.requests', log)).toBe(1),
    );
    expect(
      counted('gmc.cluster.failures', {
        cluster: 'west',
        verb: 'watch',
        reason: 'unreachable',
      }),
    ).toBeGreaterThan(0);
  });

  it('traces lists, of clusters and of the fleet', async () => {
    const tracing = tracingServiceMock.mock();
    const api = new FakeClusterApi('east');
    applyReady(api, 'east');
    const { server } = await startGmcBackend({
      api,
      features: [
        createServiceFactory({
          service: tracingServiceRef,
          deps: {},
          factory: () => tracing,
        }),
      ],
    });
    const spans = () =>
      tracing.startActiveSpan.mock.calls.map(([name]) => name);
    await eventually(async () => expect(spans()).toContain('gmc.cluster.list'));
    await request(server).get('/api/gmc/v1/connectors').expect(200);
    expect(spans()).toContain('gmc.fleet.list');
  });

  it('traces what is judged, where there is something to judge', async () => {
    const tracing = tracingServiceMock.mock();
    const judged = (cluster: string): number[] =>
      tracing.startActiveSpan.mock.calls.flatMap(([name, options], index) =>
        name === 'gmc.judge' && options.attributes?.['gmc.cluster'] === cluster
          ? tracing.spans[index].setAttribute.mock.calls
              .filter(([key]) => key === 'gmc.connectors')
              .map(([_, value]) => Number(value))
          : [],
      );
    const api = new FakeClusterApi('east', 'west');
    applyReady(api, 'east');
    const { server } = await startGmcBackend({
      api,
      features: [tracing.factory],
    });
    await eventually(async () => {
      const { body } = await request(server).get('/api/gmc/v1/clusters');
      expect(body.clusters).toMatchObject([
        { cluster: 'east', state: 'live', connectors: 1 },
        { cluster: 'west', state: 'live', connectors: 0 },
      ]);
    });
    expect(new Set(judged('east'))).toEqual(new Set([1]));
    expect(judged('west')).toEqual([]);
  });

  it('does without where the platform has none', async () => {
    const traced: number[] = [];
    const backend = createSpecializedBackend({
      defaultServiceFactories: [
        mockServices.rootLifecycle.factory(),
        mockServices.lifecycle.factory(),
        mockServices.rootLogger.factory(),
        mockServices.logger.factory(),
        mockServices.rootConfig.factory(),
      ],
    });
    backend.add(
      createBackendPlugin({
        pluginId: 'gmc',
        register(env) {
          env.registerInit({
            deps: { metrics: metricsRef, tracing: tracingRef },
            async init({ metrics, tracing }) {
              metrics.createCounter('gmc.x').add(1);
              metrics.createObservableGauge('gmc.y').addCallback(() => {});
              traced.push(
                await tracing.startActiveSpan('gmc.a', () => 1),
                await tracing.startActiveSpan('gmc.b', {}, async () => 2),
              );
            },
          });
        },
      }),
    );
    await backend.start();
    await backend.stop();
    expect(traced).toEqual([1, 2]);
  });
});
