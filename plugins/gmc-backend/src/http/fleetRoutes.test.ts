import { mockCredentials } from '@backstage/backend-test-utils';
import type { FleetDocument } from '@opea/backstage-plugin-gmc-common';
import request from 'supertest';
import { applyGatedModel, applyReady } from '../__testUtils__/chatqna';
import { EventReader } from '../__testUtils__/EventReader';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { applyConnector } from '../__testUtils__/fleet';
import { eventually, startGmcBackend } from '../__testUtils__/gmcBackend';

const FLEET = '/api/gmc/v1/connectors';

type Server = Awaited<ReturnType<typeof startGmcBackend>>['server'];

async function get(server: Server, query = ''): Promise<FleetDocument> {
  const { status, body } = await request(server).get(`${FLEET}${query}`);
  expect(status).toBe(200);
  return body;
}

describe('the fleet', () => {
  const readers: EventReader<FleetDocument>[] = [];
  let api: FakeClusterApi;

  beforeEach(() => {
    api = new FakeClusterApi('east', 'west');
  });

  afterEach(async () => {
    await Promise.all(readers.splice(0).map(reader => reader.close()));
  });

  it('lists connectors of all clusters, problems first', async () => {
    applyReady(api, 'east');
    applyGatedModel(api, 'east');
    applyReady(api, 'west', {});
    const { server } = await startGmcBackend({ api });
    const document = await eventually(async () => {
      const answer = await get(server);
      expect(answer.connectors[0]?.cause?.code).toBe('gated-model');
      expect(answer.connectors[1]?.state).toBe('ready');
      return answer;
    });
    expect(document).toMatchObject({
      schemaVersion: 1,
      total: 2,
      connectors: [
        {
          cluster: 'east',
          namespace: 'shop',
          name: 'chatqna',
          entityRef: 'component:default/chatqna',
          owners: ['group:default/shop'],
          profile: 'genaiinfra',
          state: 'degraded',
          cause: { code: 'gated-model', step: 'Tgi' },
          steps: { ready: 2, total: 3 },
          components: ['llm', 'tgi'],
          models: ['meta-llama/Llama-3.1-8B'],
          freshness: 'live',
        },
        { cluster: 'west', owners: [], state: 'ready', causes: [] },
      ],
      facets: {
        state: [
          { value: 'degraded', count: 1 },
          { value: 'ready', count: 1 },
        ],
      },
      clusters: [
        { cluster: 'east', state: 'live' },
        { cluster: 'west', state: 'live' },
      ],
    });
    const filtered = await get(server, '?state=ready&state=stuck&search=WEST');
    expect(filtered.connectors.map(({ cluster }) => cluster)).toEqual(['west']);
  });

  it('names a cluster that does not answer beside those that do', async () => {
    api.break('east', 'unreachable', 'no route to host');
    applyConnector(api, 'west', 'shop/chatqna');
    const { server } = await startGmcBackend({ api });
    await eventually(async () => {
      const { total, clusters } = await get(server);
      expect(total).toBe(1);
      expect(clusters).toMatchObject([
        { state: 'unreachable', message: 'no route to host' },
        { state: 'live' },
      ]);
    });
  });

  it('is read page by page', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      applyConnector(api, 'east', `shop-${name}/${name}`);
    }
    const { server } = await startGmcBackend({ api });
    await eventually(async () => expect((await get(server)).total).toBe(5));
    const names: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page++) {
      const next = cursor ? `&cursor=${cursor}` : '';
      const document = await get(
        server,
        `?sort=name&order=desc&limit=2${next}`,
      );
      names.push(...document.connectors.map(({ name }) => name));
      cursor = document.nextCursor;
    }
    expect(names).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(cursor).toBeUndefined();
  });

  it.each([
    ['?limit=0', "'limit'"],
    ['?limit=201', "'limit'"],
    ['?limit=ten', "'limit'"],
    ['?limit=1&limit=2', "'limit'"],
    ['?sort=age', "'sort'"],
    ['?order=up', "'order'"],
    ['?state=broken', "'state.0'"],
    ['?profile=mine', "'profile.0'"],
    ['?cause=%3Cscript%3E', "'cause.0'"],
    ['?cursor=x', "'cursor'"],
    ['?colour=blue', 'colour'],
    ['?state[]=ready', 'state[]'],
    [`?search=${'x'.repeat(201)}`, "'search'"],
    [`?${'owner=x&'.repeat(51)}`, "'owner'"],
  ])('names the parameter that it does not take: %s', async (query, name) => {
    const { server } = await startGmcBackend({ api });
    for (const path of [FLEET, `${FLEET}/stream`]) {
      const response = await eventually(async () => {
        const answer = await request(server).get(`${path}${query}`);
        expect(answer.status).not.toBe(503);
        return answer;
      });
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(name);
    }
  });

  it('is streamed, to everyone the same at the same time', async () => {
    applyReady(api, 'east');
    const { server } = await startGmcBackend({ api });
    await eventually(async () =>
      expect((await get(server)).connectors[0]?.state).toBe('ready'),
    );
    const open = async () => {
      const response = await fetch(
        `http://127.0.0.1:${server.port()}${FLEET}/stream?sort=name`,
        { headers: { Authorization: mockCredentials.user.header() } },
      );
      const reader = new EventReader<FleetDocument>(response);
      readers.push(reader);
      return reader;
    };
    const two = await Promise.all([open(), open()]);
    for (const reader of two) {
      expect(await reader.next()).toMatchObject({
        event: 'snapshot',
        data: { connectors: [{ state: 'ready' }] },
      });
    }
    applyGatedModel(api, 'east');
    const [one, other] = await Promise.all(
      two.map(reader =>
        reader.until(({ connectors }) => connectors[0]?.state === 'degraded'),
      ),
    );
    expect(one.event).toBe('change');
    expect(other).toEqual(one);
  });
});
