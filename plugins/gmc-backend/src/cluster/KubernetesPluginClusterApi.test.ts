import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { KubernetesPluginClusterApi } from './KubernetesPluginClusterApi';

describe('KubernetesPluginClusterApi', () => {
  let backend: Server;
  let answer: { status: number; body: unknown };
  let api: KubernetesPluginClusterApi;

  beforeEach(async () => {
    backend = createServer((_req, res) => {
      res.writeHead(answer.status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => backend.listen(0, '127.0.0.1', resolve));
    const { port } = backend.address() as AddressInfo;
    const discovery = mockServices.discovery.mock({
      getBaseUrl: async pluginId => `http://127.0.0.1:${port}/api/${pluginId}`,
    });
    api = new KubernetesPluginClusterApi({
      auth: mockServices.auth(),
      discovery,
    });
  });

  afterEach(async () => {
    await new Promise(resolve => backend.close(resolve));
  });

  it('lists the clusters of the Kubernetes plugin, and why one cannot be watched', async () => {
    answer = {
      status: 200,
      body: {
        items: [
          { name: 'east', title: 'East', authProvider: 'serviceAccount' },
          { name: 'west', authProvider: 'oidc' },
        ],
      },
    };

    expect(await api.clusters()).toEqual([
      { name: 'east', title: 'East', access: 'serviceAccount' },
      {
        name: 'west',
        access: 'oidc',
        title: undefined,
        unsupported: "Its auth provider 'oidc' gives tokens to browsers only",
      },
    ]);
  });

  it('says what to configure where the Kubernetes plugin did not come up', async () => {
    answer = { status: 404, body: {} };

    await expect(api.clusters()).rejects.toThrow(
      "Is it installed, and is 'kubernetes.clusterLocatorMethods' configured?",
    );
  });
});
