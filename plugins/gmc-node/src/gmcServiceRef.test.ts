import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { gmcServiceRef } from './gmcServiceRef';
import type { GmcService } from './GmcService';

/** A plugin that depends on the service as others do. */
const consumer = createServiceFactory({
  service: createServiceRef<GmcService>({ id: 'consumer', scope: 'plugin' }),
  deps: { gmc: gmcServiceRef },
  factory: ({ gmc }) => gmc,
});

describe('gmcServiceRef', () => {
  const asked: { url: string; authorization: string }[] = [];
  let backend: Server;
  let gmc: GmcService;

  beforeEach(async () => {
    asked.length = 0;
    backend = createServer((request, response) => {
      const { authorization = '' } = request.headers;
      asked.push({ url: `${request.method} ${request.url}`, authorization });
      const document = JSON.stringify({ schemaVersion: 1 });
      if (request.url?.includes('/stream')) {
        response.setHeader('Content-Type', 'text/event-stream');
        response.end(`event: snapshot\ndata: ${document}\n\n`);
      } else {
        response.end(document);
      }
    });
    await new Promise<void>(done => backend.listen(0, '127.0.0.1', done));
    const { port } = backend.address() as AddressInfo;
    gmc = await ServiceFactoryTester.from(consumer, {
      dependencies: [
        mockServices.discovery.mock({
          getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
        }).factory,
      ],
    }).getSubject();
  });

  afterEach(async () => {
    backend.closeAllConnections();
    await new Promise(done => backend.close(done));
  });

  it('asks the gmc plugin on behalf of whoever it is asked for', async () => {
    const credentials = mockCredentials.user('user:default/ann');
    await gmc.clusters({ credentials });
    await gmc.connectors({ state: ['stuck'] }, { credentials });
    await gmc.connector('east', 'shop', 'chatqna', { credentials });
    await gmc.entityConnectors('component:default/x', { credentials });
    await gmc.placement('east', { namespace: 'a', name: 'b' }, { credentials });
    expect(asked.map(({ url }) => url)).toEqual([
      'GET /api/gmc/v1/clusters',
      'GET /api/gmc/v1/connectors?state=stuck',
      'GET /api/gmc/v1/clusters/east/namespaces/shop/connectors/chatqna',
      'GET /api/gmc/v1/entities/component/default/x/connectors',
      'POST /api/gmc/v1/clusters/east/placement',
    ]);
    const token = mockCredentials.service.header({
      onBehalfOf: credentials,
      targetPluginId: 'gmc',
    });
    expect(new Set(asked.map(each => each.authorization))).toEqual(
      new Set([token]),
    );
  });

  it('watches for whoever it is asked for', async () => {
    const options = {
      credentials: mockCredentials.service('plugin:shop'),
      signal: new AbortController().signal,
    };
    const first = async (documents: AsyncIterable<object>) => {
      for await (const document of documents) {
        return document;
      }
      return undefined;
    };
    const document = { schemaVersion: 1 };
    expect(await first(gmc.watchConnectors({}, options))).toEqual(document);
    expect(
      await first(gmc.watchConnector('east', 'shop', 'x', options)),
    ).toEqual(document);
    expect(
      await first(gmc.watchEntity('component:default/x', options)),
    ).toEqual(document);
    expect(asked.map(({ url }) => url)).toEqual([
      'GET /api/gmc/v1/connectors/stream',
      'GET /api/gmc/v1/clusters/east/namespaces/shop/connectors/x/stream',
      'GET /api/gmc/v1/entities/component/default/x/stream',
    ]);
  });
});
