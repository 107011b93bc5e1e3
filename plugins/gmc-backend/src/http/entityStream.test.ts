import { createBackend } from '@backstage/backend-defaults';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  ConnectorState,
  EntityConnectorsDocument,
} from '@opea/backstage-plugin-gmc-common';
import { freePort } from '../../testing/processes';
import {
  applyGatedModel,
  applyReady,
  connector,
} from '../__testUtils__/chatqna';
import { EventReader, withinSeconds } from '../__testUtils__/EventReader';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { component } from '../__testUtils__/component';
import { gmcFeatures } from '../__testUtils__/gmcBackend';

type Reader = EventReader<EntityConnectorsDocument>;

/** The next event whose connector is in that state. */
function until(reader: Reader, state: ConnectorState) {
  return reader.until(
    ({ connectors }) => connectors[0]?.verdict.state === state,
  );
}

/** Opens a stream as a browser does, which asks for compression. */
async function open(port: number): Promise<Reader> {
  const response = await fetch(
    `http://127.0.0.1:${port}/api/gmc/v1/entities/component/default/chatqna/stream`,
    {
      headers: {
        Authorization: mockCredentials.user.header(),
        'Accept-Encoding': 'gzip, deflate, br',
      },
    },
  );
  return new EventReader(response);
}

describe('the stream of an entity', () => {
  const readers: Reader[] = [];
  const backends: ReturnType<typeof createBackend>[] = [];
  let api: FakeClusterApi;

  async function start(annotations?: Record<string, string>) {
    const port = await freePort();
    // The real root router is what compresses.
    const backend = createBackend();
    const features = [
      ...gmcFeatures(
        api,
        catalogServiceMock({ entities: [component('chatqna', annotations)] }),
      ),
      mockServices.auth.factory(),
      mockServices.httpAuth.factory(),
      mockServices.permissions.factory(),
      mockServices.rootLogger.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: `http://127.0.0.1:${port}`,
            listen: { host: '127.0.0.1', port },
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
        },
      }),
    ];
    features.forEach(feature => backend.add(feature));
    await backend.start();
    backends.push(backend);
    return async () => {
      const reader = await open(port);
      readers.push(reader);
      return reader;
    };
  }

  beforeEach(() => {
    api = new FakeClusterApi('east');
  });

  afterEach(async () => {
    await Promise.all(readers.splice(0).map(reader => reader.close()));
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  it('brings a snapshot, then each change, uncompressed and at once', async () => {
    applyReady(api, 'east');
    const connect = await start();
    const reader = await connect();
    expect(reader.response.headers.get('content-type')).toContain(
      'text/event-stream',
    );
    expect(reader.response.headers.get('content-encoding')).toBeNull();
    expect(reader.response.headers.get('cache-control')).toBe(
      'no-cache, no-transform',
    );
    expect(reader.response.headers.get('x-accel-buffering')).toBe('no');

    const first = await reader.next();
    expect(first?.event).toBe('snapshot');
    if (first?.data.connectors[0]?.verdict.state !== 'ready') {
      await until(reader, 'ready');
    }
    applyGatedModel(api, 'east');
    expect((await until(reader, 'degraded')).event).toBe('change');
    applyReady(api, 'east');
    expect((await until(reader, 'ready')).event).toBe('change');
  });

  it('costs the cluster nothing per reader', async () => {
    applyReady(api, 'east');
    const connect = await start();
    const first = await connect();
    await until(first, 'ready');
    await new Promise(resolve => setTimeout(resolve, 300));
    const before = api.requests.length;
    const others = await Promise.all(Array.from({ length: 20 }, connect));
    for (const reader of others) {
      expect((await until(reader, 'ready')).event).toBe('snapshot');
    }
    expect(api.requests.slice(before)).toEqual([]);
  });

  it('shows the connector as soon as both sides agree', async () => {
    applyReady(api, 'east', {});
    const connect = await start();
    const reader = await connect();
    let event = await reader.next();
    while (event && event.data.problem?.code !== 'not-agreed') {
      event = await reader.next();
    }
    expect(event?.data.connectors).toEqual([]);
    api.apply('east', 'gmconnectors', connector());
    await until(reader, 'ready');
  });

  it('ends with the backend, which does not wait for its readers', async () => {
    applyReady(api, 'east');
    const connect = await start();
    const reader = await connect();
    await until(reader, 'ready');
    const stopping = backends.splice(0)[0].stop();
    expect(await reader.next()).toBeUndefined();
    await withinSeconds(4, stopping);
  });

  it('refuses with a status where the entity does not exist', async () => {
    const connect = await start({});
    const reader = await connect();
    expect(reader.response.status).toBe(200);
    const response = await fetch(
      reader.response.url.replace('chatqna', 'nobody'),
      { headers: { Authorization: mockCredentials.user.header() } },
    );
    expect(response.status).toBe(404);
  });
});
