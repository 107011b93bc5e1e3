import type { Router } from 'express';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020';
import request from 'supertest';
import {
  applyGatedModel,
  applyReady,
  connector,
  ENTITY_REF,
} from '../__testUtils__/chatqna';
import { component } from '../__testUtils__/component';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { eventually, startGmcBackend } from '../__testUtils__/gmcBackend';
import { createRouter } from '../http/router';
import type { RouteOptions } from '../http/routes/RouteOptions';
import { openApiDocument } from './openapi';
import type { Schema } from './Schema';

const ROOT = 'https://gmc.example/openapi';

/** Takes no property that is not described: types and schemas must not part. */
function strict(schema: Schema): object {
  const { items, properties } = schema;
  return {
    ...schema,
    ...(items && { items: strict(items) }),
    ...(properties && {
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, strict(value)]),
      ),
    }),
  };
}

function createValidator() {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv);
  ajv.addKeyword('components');
  const { schemas } = openApiDocument.components;
  ajv.addSchema({
    $id: ROOT,
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, strict(schema)]),
      ),
    },
  });
  return (schema: Schema, body: unknown) => {
    const validate = ajv.compile(
      schema.$ref ? { $ref: `${ROOT}${schema.$ref}` } : schema,
    );
    validate(body);
    return validate.errors ?? [];
  };
}

/** What the document says that a path answers with a status. */
function answerOf(path: string, method: 'get' | 'post', status: number) {
  const responses = openApiDocument.paths[path][method]?.responses ?? {};
  const response = responses[status] as
    | { content?: { 'application/json': { schema: Schema } } }
    | undefined;
  const schema = response?.content?.['application/json'].schema;
  if (!schema) {
    throw new Error(`${path} does not say that it answers ${status}`);
  }
  return schema;
}

const CONNECTOR =
  '/v1/clusters/{cluster}/namespaces/{namespace}/connectors/{name}';
const ENTITY = '/v1/entities/{kind}/{namespace}/{name}/connectors';

describe('the OpenAPI document', () => {
  const validate = createValidator();

  it('has every route that does not stream, and no other', () => {
    const router = createRouter({} as RouteOptions) as Router;
    const routes = router.stack.flatMap(({ route }) => route?.path ?? []);
    const described = routes
      .filter(path => !path.endsWith('/stream'))
      .map(path => path.replace(/:(\w+)/g, '{$1}'));
    expect(described.sort()).toEqual(Object.keys(openApiDocument.paths).sort());
  });

  it('names every parameter of a path', () => {
    for (const [path, { get, post }] of Object.entries(openApiDocument.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = (get ?? post)?.parameters ?? [];
      expect(
        parameters.filter(each => each.in === 'path').map(({ name }) => name),
      ).toEqual(names);
    }
  });

  describe('against what the routes answer', () => {
    const api = new FakeClusterApi('east', 'west', 'north');
    let server: Awaited<ReturnType<typeof startGmcBackend>>['server'];

    beforeAll(async () => {
      applyReady(api, 'east');
      applyGatedModel(api, 'east');
      api.apply('west', 'gmconnectors', connector({}));
      api.break('north', 'unreachable', 'no route to host');
      ({ server } = await startGmcBackend({
        api,
        entities: [
          component('chatqna'),
          component('west', {
            'gmc.opea.io/connector': 'shop/chatqna',
            'backstage.io/kubernetes-cluster': 'west',
          }),
          component('plain', {}),
        ],
      }));
      await eventually(async () => {
        const { body } = await request(server).get('/api/gmc/v1/connectors');
        if (body.connectors?.[0]?.cause?.code !== 'gated-model') {
          throw new Error(`Not judged yet: ${JSON.stringify(body)}`);
        }
      });
    });

    it.each([
      ['/v1/connectors', '/v1/connectors', 200],
      ['/v1/connectors', '/v1/connectors?limit=1&sort=name', 200],
      ['/v1/connectors', '/v1/connectors?limit=none', 400],
      ['/v1/clusters', '/v1/clusters', 200],
      [ENTITY, '/v1/entities/component/default/chatqna/connectors', 200],
      [ENTITY, '/v1/entities/component/default/west/connectors', 200],
      [ENTITY, '/v1/entities/component/default/plain/connectors', 200],
      [ENTITY, '/v1/entities/component/default/nobody/connectors', 404],
      [CONNECTOR, '/v1/clusters/east/namespaces/shop/connectors/chatqna', 200],
      [CONNECTOR, '/v1/clusters/west/namespaces/shop/connectors/chatqna', 200],
      [CONNECTOR, '/v1/clusters/east/namespaces/shop/connectors/other', 404],
      [CONNECTOR, '/v1/clusters/east/namespaces/SHOP/connectors/other', 400],
      ['/v1/openapi.json', '/v1/openapi.json', 200],
    ])('%s: %s answers %i as it says', async (path, url, expected) => {
      const { status, body } = await request(server).get(`/api/gmc${url}`);
      expect(status).toBe(expected);
      expect(validate(answerOf(path, 'get', status), body)).toEqual([]);
    });

    it.each([
      ['east', { namespace: 'shop', name: 'new' }, 200],
      ['east', { namespace: 'SHOP', name: 'new' }, 400],
      ['south', { namespace: 'shop', name: 'new' }, 404],
      ['north', { namespace: 'shop', name: 'new' }, 503],
    ])('a place in %s, %j: %i as it says', async (cluster, place, expected) => {
      const { status, body } = await request(server)
        .post(`/api/gmc/v1/clusters/${cluster}/placement`)
        .send(place);
      const path = '/v1/clusters/{cluster}/placement';
      expect(status).toBe(expected);
      expect(validate(answerOf(path, 'post', status), body)).toEqual([]);
    });

    it('is not satisfied by just anything', () => {
      const schema = answerOf('/v1/clusters', 'get', 200);
      expect(validate(schema, { schemaVersion: 1 })).not.toEqual([]);
      const document = { schemaVersion: 1, clusters: [], more: ENTITY_REF };
      expect(validate(schema, document)).not.toEqual([]);
    });
  });
});
