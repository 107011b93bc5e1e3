import type { Entity } from '@backstage/catalog-model';
import type { ClustersDocument } from '@opea/backstage-plugin-gmc-common';
import { waitFor } from '../app/waitFor';
import { TestBackend } from '../backend/TestBackend';
import { ApiClient } from '../contract/ApiClient';
import { aConnector, connectorsOf } from '../contract/connectors';
import { KubectlProxy } from './KubectlProxy';

jest.setTimeout(60_000);

/** The Kubernetes plugin is asked for its clusters every ten seconds. */
const NOTICED_MS = 25_000;

/** A cluster as the Kubernetes plugin finds it in the catalog. */
function clusterEntity(
  name: string,
  options: { url: string; title?: string; authProvider?: string },
): Entity {
  const { url, title, authProvider = 'localKubectlProxy' } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      ...(title && { title }),
      annotations: {
        'kubernetes.io/api-server': url,
        // It must be there, though plain HTTP needs none.
        'kubernetes.io/api-server-certificate-authority': 'bm9uZQ==',
        'kubernetes.io/auth-provider': authProvider,
      },
    },
    spec: { type: 'kubernetes-cluster', owner: 'platform' },
  };
}

async function createConnectors(
  { cluster }: KubectlProxy,
  ...names: string[]
): Promise<void> {
  const api = new ApiClient(cluster);
  for (const name of names) {
    await api.create(connectorsOf('default'), aConnector(name));
  }
}

describe("clusters of the catalog, by the Kubernetes plugin's locator", () => {
  let first: KubectlProxy;
  let second: KubectlProxy;
  let backend: TestBackend;

  beforeAll(async () => {
    first = await KubectlProxy.start();
    second = await KubectlProxy.start();
    await createConnectors(first, 'one');
    await createConnectors(second, 'one', 'two');
    backend = await TestBackend.start({
      clusters: 'catalog',
      catalog: 'real',
      entities: [clusterEntity('east', { url: first.url })],
    });
  });

  afterAll(async () => {
    await backend?.stop();
    await first?.stop();
    await second?.stop();
  });

  async function read(): Promise<ClustersDocument['clusters']> {
    const answer = await fetch(`${backend.url}/api/gmc/v1/clusters`, {
      headers: { authorization: `Bearer ${backend.serviceToken}` },
    });
    const document: Partial<ClustersDocument> = await answer.json();
    return (document.clusters ?? []).sort((one, other) =>
      one.cluster.localeCompare(other.cluster),
    );
  }

  /** Passes as soon as that is what is told of all clusters, by their names. */
  async function expectToTell(clusters: object[]): Promise<void> {
    const deadline = Date.now() + NOTICED_MS;
    for (;;) {
      const told = await read();
      try {
        expect(told).toEqual(
          clusters.map(each => expect.objectContaining(each)),
        );
        return;
      } catch (error) {
        if (Date.now() > deadline) {
          throw error;
        }
      }
      await new Promise(done => setTimeout(done, 100));
    }
  }

  it('watches those that are there when it starts', async () => {
    await expectToTell([{ cluster: 'east', state: 'live', connectors: 1 }]);
  });

  it('takes in those that come, says what changed, and which it can not reach', async () => {
    await backend.setEntities([
      clusterEntity('east', { url: first.url, title: 'Far East' }),
      clusterEntity('south', { url: first.url, authProvider: 'oidc' }),
      clusterEntity('west', { url: second.url }),
    ]);
    await expectToTell([
      { cluster: 'east', title: 'Far East', state: 'live', connectors: 1 },
      {
        cluster: 'south',
        state: 'unsupported',
        message: expect.stringContaining('browsers only'),
        connectors: 0,
      },
      { cluster: 'west', state: 'live', connectors: 2 },
    ]);
  });

  it('begins to watch one whose tokens are no longer for browsers only', async () => {
    await backend.setEntities([
      clusterEntity('east', { url: first.url, title: 'Far East' }),
      clusterEntity('south', { url: first.url }),
      clusterEntity('west', { url: second.url }),
    ]);
    await expectToTell([
      { cluster: 'east', state: 'live' },
      { cluster: 'south', state: 'live', connectors: 1 },
      { cluster: 'west', state: 'live' },
    ]);
  });

  it('lets go of those that leave, and nobody holds them', async () => {
    await backend.setEntities([clusterEntity('west', { url: second.url })]);
    await expectToTell([{ cluster: 'west', state: 'live', connectors: 2 }]);
    await waitFor('its watches to end', () => first.requests === 0);
  });
});
