import { ConfigReader } from '@backstage/config';
import { ErrorLike, ResponseError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type {
  GmcApi,
  PlacementDocument,
} from '@opea/backstage-plugin-gmc-common';
import { createPreflightAction } from './preflight';

const input = {
  name: 'support-chat',
  repoUrl: 'git.example.com?owner=team&repo=support-chat',
  cluster: 'production',
};

const EMPTY_ADVERTISEMENT = `001e# service=git-upload-pack\n0000009b${'0'.repeat(
  40,
)} capabilities^{}\0\n0000`;

/** A world in which everything is free, unless it is said otherwise. */
class World {
  readonly asked: string[] = [];
  entities: Parameters<typeof catalogServiceMock>[0] = { entities: [] };
  host: () => Promise<Response> = async () =>
    new Response('Not found', { status: 404 });
  cluster: GmcApi['placement'] = async (cluster, { namespace }) =>
    placement(cluster, namespace, false, []);

  async preflight(
    answers: object = {},
    context: { isDryRun?: boolean } = {},
  ): Promise<Record<string, unknown>> {
    const action = createPreflightAction({
      auth: mockServices.auth(),
      catalog: catalogServiceMock(this.entities),
      gmc: {
        placement: async (cluster, place, options) => {
          this.asked.push(`${cluster} ${place.namespace} ${place.name}`);
          expect(options?.token).toMatch(/^mock-service-token:/);
          return this.cluster(cluster, place, options);
        },
      },
      gitHosts: {
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: {
              gitea: [
                { host: 'git.example.com', username: 'u', password: 'pw' },
              ],
            },
          }),
        ),
        fetch: async url => {
          this.asked.push(String(url));
          return this.host();
        },
        requireUserCredentials: false,
      },
    });
    const base = createMockActionContext({
      input: { ...input, ...answers },
      getInitiatorCredentials: async () => mockCredentials.user(),
    });
    const output = jest.fn();
    await action.handler({ ...base, output, ...context });
    return Object.fromEntries(output.mock.calls);
  }

  async refusal(answers: object = {}): Promise<ErrorLike> {
    return this.preflight(answers).then(
      () => {
        throw new Error('It was not refused');
      },
      error => error,
    );
  }
}

function placement(
  cluster: string,
  namespace: string,
  exists: boolean,
  connectors: string[],
): PlacementDocument {
  return {
    schemaVersion: 1,
    cluster,
    namespace: { name: namespace, exists },
    connectors,
  };
}

function entity(kind: string, name: string, location: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-location': location },
    },
    spec: {},
  };
}

describe('opea:preflight', () => {
  it('says where things will be when everything is free', async () => {
    const world = new World();
    expect(await world.preflight()).toEqual({
      hostType: 'gitea',
      repositoryUrl: 'https://git.example.com/team/support-chat',
      catalogInfoUrl:
        'https://git.example.com/team/support-chat/src/branch/main/catalog-info.yaml',
      entityRef: 'component:default/support-chat',
    });
    expect(world.asked.sort()).toEqual([
      'https://git.example.com/team/support-chat.git/info/refs?service=git-upload-pack',
      'production support-chat support-chat',
    ]);
  });

  it('says from where an entity of that name is', async () => {
    const world = new World();
    world.entities = {
      entities: [
        entity('API', 'support-chat', 'url:https://git.example.com/other'),
      ],
    };
    expect(await world.refusal()).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        'api:default/support-chat is in the catalog already, from url:https://git.example.com/other',
      ),
    });
  });

  it('does not mind a System of that name when it joins another', async () => {
    const world = new World();
    world.entities = {
      entities: [entity('System', 'support-chat', 'url:https://x')],
    };
    await expect(world.refusal()).resolves.toMatchObject({
      name: 'ConflictError',
    });
    await expect(world.preflight({ system: 'support' })).resolves.toMatchObject(
      { entityRef: 'component:default/support-chat' },
    );
  });

  it('says where the repository of that name is', async () => {
    const world = new World();
    world.host = async () =>
      new Response(EMPTY_ADVERTISEMENT, {
        headers: {
          'Content-Type': 'application/x-git-upload-pack-advertisement',
        },
      });
    expect(await world.refusal()).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        'repository: https://git.example.com/team/support-chat is there already, and empty',
      ),
    });
  });

  it("hands on the git host's refusal", async () => {
    const world = new World();
    world.host = async () =>
      new Response('user is blocked', { status: 403, statusText: 'Forbidden' });
    expect(await world.refusal()).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'repository: git.example.com answers 403 Forbidden: user is blocked',
      ),
    });
  });

  it('keeps two connectors out of one namespace', async () => {
    const world = new World();
    world.cluster = async cluster =>
      placement(cluster, 'support', true, ['helpdesk']);
    expect(
      await world.refusal({ namespace: 'support', existingNamespace: true }),
    ).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        "namespace: the connector 'helpdesk' lives in namespace 'support' of cluster 'production' already",
      ),
    });
  });

  it('does not take over a namespace that nobody called existing', async () => {
    const world = new World();
    world.cluster = async cluster =>
      placement(cluster, 'support-chat', true, []);
    expect(await world.refusal()).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("'support-chat' is there already"),
    });
    await expect(
      world.preflight({ existingNamespace: true }),
    ).resolves.toHaveProperty('entityRef');
  });

  it('says that a namespace called existing is not there', async () => {
    expect(
      await new World().refusal({ existingNamespace: true }),
    ).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining("has no namespace 'support-chat'"),
    });
  });

  it("hands on the cluster's own sentence", async () => {
    const world = new World();
    world.cluster = async () => {
      throw await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: {
              name: 'ServiceUnavailableError',
              message: 'dial tcp 10.0.0.1:443: connection refused',
            },
            response: { statusCode: 503 },
          }),
          {
            status: 503,
            statusText: 'Service Unavailable',
            headers: { 'Content-Type': 'application/json' },
          },
        ),
      );
    };
    expect(await world.refusal()).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        "cluster 'production': dial tcp 10.0.0.1:443: connection refused (503 Service Unavailable)",
      ),
    });
  });

  it('tells of everything that stands in the way at once', async () => {
    const world = new World();
    world.entities = {
      entities: [entity('Component', 'support-chat', 'url:https://x')],
    };
    world.host = async () => {
      throw new TypeError('fetch failed', {
        cause: new Error('getaddrinfo ENOTFOUND git.example.com'),
      });
    };
    world.cluster = async cluster =>
      placement(cluster, 'support-chat', true, []);
    const { name, message } = await world.refusal();
    expect(name).toBe('ConflictError');
    expect(message.split('\n')).toEqual([
      'Nothing was written, because',
      expect.stringMatching(/^- name: component:default\/support-chat/),
      expect.stringMatching(/^- repository: .*getaddrinfo ENOTFOUND/),
      expect.stringMatching(/^- namespace: 'support-chat'/),
    ]);
  });

  it('refuses a host that is not configured', async () => {
    expect(
      await new World().refusal({
        repoUrl: 'elsewhere.example?owner=a&repo=b',
      }),
    ).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('elsewhere.example'),
    });
  });

  it('asks nobody in a dry run', async () => {
    const world = new World();
    const outputs = await world.preflight({}, { isDryRun: true });
    expect(world.asked).toEqual([]);
    expect(outputs).toMatchObject({ hostType: 'gitea' });
  });
});
