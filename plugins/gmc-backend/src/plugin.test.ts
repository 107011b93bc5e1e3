import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  applyGatedModel,
  applyReady,
  connector,
  ENTITY_REF,
} from './__testUtils__/chatqna';
import { FakeClusterApi } from './__testUtils__/FakeClusterApi';
import { component } from './__testUtils__/component';
import { eventually, startGmcBackend } from './__testUtils__/gmcBackend';

const ENTITY = '/api/gmc/v1/entities/component/default/chatqna/connectors';
const CONNECTOR =
  '/api/gmc/v1/clusters/east/namespaces/shop/connectors/chatqna';

type Server = Awaited<ReturnType<typeof startGmcBackend>>['server'];

async function getDocument(server: Server, path = ENTITY) {
  const response = await request(server).get(path);
  expect(response.status).toBe(200);
  return response.body;
}

/** Waits for a state of the entity's only connector. */
function untilState(server: Server, state: string) {
  return eventually(async () => {
    const document = await getDocument(server);
    expect(document.connectors[0]?.verdict.state).toBe(state);
    return document;
  });
}

describe('gmc plugin', () => {
  let api: FakeClusterApi;

  beforeEach(() => {
    api = new FakeClusterApi('east', 'west');
  });

  it("tells an entity's connector, its verdict and how fresh that is", async () => {
    applyReady(api, 'east');
    const { server } = await startGmcBackend({ api });
    expect(await untilState(server, 'ready')).toMatchObject({
      schemaVersion: 1,
      entityRef: ENTITY_REF,
      connectors: [
        {
          cluster: 'east',
          namespace: 'shop',
          name: 'chatqna',
          entityRef: ENTITY_REF,
          verdict: { state: 'ready', causes: [] },
          freshness: { cluster: 'east', state: 'live' },
        },
      ],
    });
  });

  it('explains a crash by the last words of the container, without its token', async () => {
    applyReady(api, 'east');
    const { server } = await startGmcBackend({ api });
    await untilState(server, 'ready');
    applyGatedModel(api, 'east');
    const document = await eventually(async () => {
      const answer = await getDocument(server);
      expect(answer.connectors[0].verdict.causes[0]?.code).toBe('gated-model');
      return answer;
    });
    expect(document.connectors[0].verdict.state).toBe('degraded');
    expect(JSON.stringify(document)).not.toContain('hf_abcdefghijklmnop');
    const logs = api.requests.filter(entry => entry.includes('/log'));
    expect(logs).toHaveLength(1);
  });

  it('touches no cluster and asks no catalog for a hundred reads', async () => {
    applyReady(api, 'east');
    const { server, catalogCalls } = await startGmcBackend({ api });
    await untilState(server, 'ready');
    await eventually(async () =>
      expect(api.requests).toContain('list east configmaps'),
    );
    const before = api.requests.length;
    const asked = catalogCalls();
    for (let i = 0; i < 50; i++) {
      await getDocument(server);
      await getDocument(server, CONNECTOR);
    }
    expect(api.requests.slice(before)).toEqual([]);
    expect(catalogCalls()).toBe(asked);
  });

  it('keeps what it knows while a cluster is away, and says that it is old', async () => {
    applyReady(api, 'east');
    const { server } = await startGmcBackend({ api });
    await untilState(server, 'ready');
    api.break('east', 'unreachable', 'connect ECONNREFUSED 10.0.0.1:6443');
    const { connectors } = await eventually(async () => {
      const document = await getDocument(server);
      expect(document.connectors[0].freshness.state).toBe('stale');
      return document;
    });
    expect(connectors[0].verdict.state).toBe('ready');
    expect(connectors[0].freshness).toMatchObject({
      message: 'connect ECONNREFUSED 10.0.0.1:6443',
      lastContact: expect.stringMatching(/^\d{4}-/),
    });
  });

  it('says nothing about a cluster that never answered, and serves the others', async () => {
    applyReady(api, 'west');
    api.break('east', 'unreachable', 'no route to host');
    const { server } = await startGmcBackend({
      api,
      entities: [
        component('chatqna'),
        component('other', {
          'gmc.opea.io/connector': 'shop/chatqna',
          'backstage.io/kubernetes-cluster': 'west',
        }),
      ],
    });
    const document = await untilState(server, 'unknown');
    expect(document.connectors[0]).toMatchObject({
      freshness: { state: 'unreachable', message: 'no route to host' },
      verdict: { steps: [], causes: [{ code: 'cluster-unreachable' }] },
    });
    await eventually(async () => {
      const { body } = await request(server).get('/api/gmc/v1/clusters');
      expect(body.clusters).toMatchObject([
        { cluster: 'east', state: 'unreachable' },
        { cluster: 'west', state: 'live' },
      ]);
    });
  });

  it('names clusters whose credentials are in browsers only', async () => {
    api = new FakeClusterApi({ name: 'east', unsupported: 'oidc' });
    const { server } = await startGmcBackend({ api });
    await eventually(async () => {
      const { body } = await request(server).get('/api/gmc/v1/clusters');
      expect(body.clusters).toEqual([
        {
          cluster: 'east',
          state: 'unsupported',
          message: 'oidc',
          profile: 'genaiinfra',
          watch: 'namespaces',
          connectors: 0,
          watches: { open: 0, wanted: 0 },
        },
      ]);
    });
    expect(api.requests).toEqual([]);
  });

  it('says absent when the connector is not there, and when it goes', async () => {
    const { server } = await startGmcBackend({ api });
    const document = await untilState(server, 'absent');
    expect(document.connectors[0].verdict.causes[0].code).toBe(
      'connector-absent',
    );
    expect((await request(server).get(CONNECTOR)).status).toBe(404);

    applyReady(api, 'east');
    await untilState(server, 'ready');
    api.delete('east', 'gmconnectors', 'shop', 'chatqna');
    await untilState(server, 'absent');
  });

  it('shows nothing of a connector that does not name the entity back', async () => {
    applyReady(api, 'east', { 'gmc.opea.io/entity': 'component:default/mine' });
    const { server } = await startGmcBackend({ api });
    const document = await eventually(async () => {
      const answer = await getDocument(server);
      expect(answer.problem?.code).toBe('not-agreed');
      return answer;
    });
    expect(document).toEqual({
      schemaVersion: 1,
      entityRef: ENTITY_REF,
      connectors: [],
      problem: {
        code: 'not-agreed',
        message:
          "Connector 'shop/chatqna' in cluster 'east' does not name component:default/chatqna back.",
        missing: {
          on: 'connector',
          annotation: 'gmc.opea.io/entity',
          value: 'component:default/chatqna',
        },
      },
    });
    api.apply('east', 'gmconnectors', connector());
    await untilState(server, 'ready');
  });

  it('tells an entity without annotation from one that does not exist', async () => {
    const { server } = await startGmcBackend({
      api,
      entities: [component('chatqna', {})],
    });
    const document = await eventually(() => getDocument(server));
    expect(document).toMatchObject({
      connectors: [],
      problem: { code: 'not-annotated' },
    });
    const response = await request(server).get(
      '/api/gmc/v1/entities/component/default/nobody/connectors',
    );
    expect(response.status).toBe(404);
  });

  it('refuses names that Kubernetes or the catalog would refuse', async () => {
    const { server } = await startGmcBackend({ api });
    for (const path of [
      '/api/gmc/v1/clusters/east/namespaces/UPPER/connectors/x',
      '/api/gmc/v1/clusters/east/namespaces/shop/connectors/a%2F..%2Fb',
      '/api/gmc/v1/entities/component/default/%2e%2e%2f/connectors',
    ]) {
      expect((await request(server).get(path)).status).toBe(400);
    }
  });

  describe('placement', () => {
    const PLACEMENT = '/api/gmc/v1/clusters/east/placement';
    const ask = (server: Server, namespace: string) =>
      request(server).post(PLACEMENT).send({ namespace, name: 'new' });

    it('asks the cluster itself, at that moment', async () => {
      const { server } = await startGmcBackend({ api });
      expect((await ask(server, 'shop')).body).toEqual({
        schemaVersion: 1,
        cluster: 'east',
        namespace: { name: 'shop', exists: false },
        connectors: [],
      });
      api.apply('east', 'namespaces', { metadata: { name: 'shop' } });
      api.apply('east', 'gmconnectors', connector());
      expect((await ask(server, 'shop')).body).toMatchObject({
        namespace: { exists: true },
        connectors: ['chatqna'],
      });
    });

    it("passes the cluster's own words on when it can't tell", async () => {
      api.break('east', 'unreachable', 'connect ECONNREFUSED');
      const { server } = await startGmcBackend({ api });
      const response = await ask(server, 'shop');
      expect(response.status).toBe(503);
      expect(response.body.error.message).toBe(
        "Cluster 'east' does not answer: connect ECONNREFUSED",
      );
    });

    it('refuses names that can not be', async () => {
      const { server } = await startGmcBackend({ api });
      const response = await ask(server, '../kube-system');
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain("'namespace'");
    });

    it('says that there is no such cluster', async () => {
      const { server } = await startGmcBackend({ api });
      const response = await request(server)
        .post('/api/gmc/v1/clusters/north/placement')
        .send({ namespace: 'shop', name: 'new' });
      expect(response.status).toBe(404);
    });
  });

  describe('permissions', () => {
    it('applies the conditions of a policy to owners, agreed by both sides', async () => {
      applyReady(api, 'east');
      api.apply('west', 'gmconnectors', connector({}));
      const { server } = await startGmcBackend({ api });
      await untilState(server, 'ready');
      const apply = async (resourceRef: string, claim: string) => {
        const { body } = await request(server)
          .post('/api/gmc/.well-known/backstage/permissions/apply-conditions')
          .set('Authorization', mockCredentials.service.header())
          .send({
            items: [
              {
                id: '1',
                resourceRef,
                resourceType: 'gmc-connector',
                conditions: {
                  rule: 'IS_ENTITY_OWNER',
                  resourceType: 'gmc-connector',
                  params: { claims: [claim] },
                },
              },
            ],
          });
        return body.items[0].result;
      };
      const owner = 'group:default/shop';
      expect(await apply('east/shop/chatqna', owner)).toBe('ALLOW');
      expect(await apply('east/shop/chatqna', 'user:default/bob')).toBe('DENY');
      expect(await apply('west/shop/chatqna', owner)).toBe('DENY');
      expect(await apply('not a reference', owner)).toBe('DENY');
    });

    it('leaves connectors without an entity to the policy where no platform team is named', async () => {
      applyReady(api, 'east', {});
      const { server } = await startGmcBackend({ api });
      await eventually(async () =>
        expect((await getDocument(server, CONNECTOR)).verdict.state).toBe(
          'ready',
        ),
      );
    });
  });

  it('leaves in the audit log who asked a cluster, and how it ended', async () => {
    const auditor = mockServices.auditor.mock();
    const ended: string[] = [];
    auditor.createEvent.mockImplementation(async ({ eventId, meta }) => ({
      success: async () => void ended.push(`${eventId} ${meta?.cluster}`),
      fail: async ({ error }) => void ended.push(`${eventId} ${error.name}`),
    }));
    const { server } = await startGmcBackend({
      api,
      features: [auditor.factory],
    });
    await request(server)
      .post('/api/gmc/v1/clusters/east/placement')
      .send({ namespace: 'shop', name: 'new' });
    await request(server)
      .post('/api/gmc/v1/clusters/north/placement')
      .send({ namespace: 'shop', name: 'new' });
    expect(ended).toEqual([
      'placement-fetch east',
      'placement-fetch NotFoundError',
    ]);
  });

  it('sends nothing again that a reader has already', async () => {
    applyReady(api, 'east');
    const { server } = await startGmcBackend({ api });
    await untilState(server, 'ready');
    for (const path of [
      ENTITY,
      CONNECTOR,
      '/api/gmc/v1/clusters',
      '/api/gmc/v1/connectors',
    ]) {
      const { headers } = await request(server).get(path);
      expect(headers['cache-control']).toBe('private, no-cache');
      const again = await request(server)
        .get(path)
        .set('If-None-Match', headers.etag)
        // As fetch does where somebody sets that header.
        .set('Cache-Control', 'no-cache');
      expect(again.status).toBe(304);
      expect(again.text).toBe('');
    }
    const { headers } = await request(server).get(ENTITY);
    applyGatedModel(api, 'east');
    await untilState(server, 'degraded');
    const changed = await request(server)
      .get(ENTITY)
      .set('If-None-Match', headers.etag);
    expect(changed.status).toBe(200);
  });
});
