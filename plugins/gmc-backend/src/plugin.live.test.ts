import {
  describeOnApiServers,
  startWorld,
  type ApiServer,
  type World,
} from '../testing/processes';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { connector, deployment, NAMESPACE } from './__testUtils__/chatqna';

jest.setTimeout(120_000);

const PROBE_RIGHTS = resolve(__dirname, '../deploy/rbac-probe.yaml');
const RBAC = '/apis/rbac.authorization.k8s.io/v1';

const SERVICES = ['llm-service', 'tgi-service', 'router-service'];
const CONNECTORS = `/apis/gmc.opea.io/v1alpha3/namespaces/${NAMESPACE}/gmconnectors`;
const DEPLOYMENTS = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`;

describeOnApiServers(
  'gmc plugin over real API servers, with the read-only rights of its manifest',
  () => {
    let world: World;

    beforeAll(async () => {
      world = await startWorld();
    });

    afterAll(() => world?.stop());

    async function read(path: string) {
      const response = await fetch(`${world.baseUrl}/api/gmc/v1${path}`, {
        headers: { Authorization: `Bearer ${world.token}` },
      });
      return response.json();
    }

    const entity = () =>
      read('/entities/component/default/chatqna/connectors').then(
        document => document.connectors?.[0],
      );

    async function until<T>(
      attempt: () => Promise<T>,
      isEnough: (value: T) => boolean,
    ): Promise<T> {
      const deadline = Date.now() + 20_000;
      for (;;) {
        const value = await attempt();
        if (isEnough(value)) {
          return value;
        }
        if (Date.now() > deadline) {
          throw new Error(`Not within 20 s; last was ${JSON.stringify(value)}`);
        }
        await new Promise(done => setTimeout(done, 100));
      }
    }

    /** What the operator and its controllers would do. */
    async function createPipeline(server: ApiServer) {
      await server.request('POST', '/api/v1/namespaces', {
        metadata: { name: NAMESPACE },
      });
      const { status, ...rest } = connector();
      const created = (await server.request('POST', CONNECTORS, {
        ...rest,
        metadata: { ...rest.metadata, uid: undefined },
      })) as { metadata: { uid: string } };
      await server.request('PUT', `${CONNECTORS}/chatqna/status`, {
        ...created,
        status,
      });
      for (const service of SERVICES) {
        await createDeployment(server, service, created.metadata.uid);
      }
    }

    async function createDeployment(
      server: ApiServer,
      service: string,
      uid: string,
    ) {
      const { metadata, spec, status } = deployment(service, 1);
      const created = (await server.request('POST', DEPLOYMENTS, {
        metadata: {
          name: metadata.name,
          ownerReferences: [
            {
              apiVersion: 'gmc.opea.io/v1alpha3',
              kind: 'GMConnector',
              name: 'chatqna',
              uid,
            },
          ],
        },
        spec: {
          ...spec,
          template: {
            ...spec.template,
            metadata: { labels: spec.selector?.matchLabels },
          },
        },
      })) as object;
      await server.request('PUT', `${DEPLOYMENTS}/${metadata.name}/status`, {
        ...created,
        status,
      });
    }

    it('judges a pipeline, keeps it over a crash of its cluster, and goes on', async () => {
      await until(entity, document => document?.verdict.state === 'absent');
      await createPipeline(world.east);
      await until(entity, document => document?.verdict.state === 'ready');
      const stateOfWest = async () =>
        (await read('/clusters')).clusters[1].state;
      await until(stateOfWest, state => state === 'live');

      await world.east.kill();
      const during = await until(
        entity,
        document => document?.freshness.state === 'stale',
      );
      expect(during.verdict.state).toBe('ready');
      expect((await read('/clusters')).clusters).toMatchObject([
        { cluster: 'east', state: 'stale' },
        { cluster: 'west', state: 'live' },
      ]);

      await world.east.start();
      await world.east.request(
        'DELETE',
        `${DEPLOYMENTS}/tgi-service-deployment`,
      );
      const after = await until(
        entity,
        document =>
          document?.verdict.state === 'degraded' &&
          document.freshness.state === 'live',
      );
      expect(
        after.verdict.causes.map(({ code }: { code: string }) => code),
      ).toContain('deployment-missing');
    });

    it('says that it may not ask the router, and asks it where it may', async () => {
      const { verdict } = await until(entity, document =>
        noticesOf(document).includes('not-observed'),
      );
      expect(JSON.stringify(verdict.notices)).toContain('services/proxy');

      await grantProbe(world.west);
      await createPipeline(world.west);
      const inWest = () =>
        read('/clusters/west/namespaces/shop/connectors/chatqna');
      const west = await until(
        inWest,
        document => document?.verdict?.causes[0]?.code === 'router-unreachable',
      );
      expect(west.verdict).toMatchObject({
        state: 'degraded',
        causes: [
          {
            code: 'router-unreachable',
            evidence: [{}, {}, { text: 'services "router-service" not found' }],
          },
        ],
      });
    });

    it('answers placement from the cluster', async () => {
      const ask = async () => {
        const response = await fetch(
          `${world.baseUrl}/api/gmc/v1/clusters/east/placement`,
          {
            method: 'POST',
            headers: {
              Authorization: `Bearer ${world.token}`,
              'Content-Type': 'application/json',
            },
            body: JSON.stringify({ namespace: NAMESPACE, name: 'second' }),
          },
        );
        return response.json();
      };
      expect(await until(ask, answer => !answer.error)).toEqual({
        schemaVersion: 1,
        cluster: 'east',
        namespace: { name: NAMESPACE, exists: true },
        connectors: ['chatqna'],
      });
    });
  },
);

/** What an administrator does with the optional manifest. */
async function grantProbe(server: ApiServer): Promise<void> {
  for (const document of parseAllDocuments(
    readFileSync(PROBE_RIGHTS, 'utf8'),
  )) {
    const object = document.toJS();
    const plural = `${object.kind.toLowerCase()}s`;
    await server.request('POST', `${RBAC}/${plural}`, object);
  }
}

function noticesOf(document?: {
  verdict: { notices: { code: string }[] };
}): string[] {
  return (document?.verdict.notices ?? []).map(({ code }) => code);
}
