import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { GitHost, startGitHost } from './startGitHost';
import { temporaryFolder, writeFiles } from './testing/gitClient';

/** The host as Backstage's own code uses it. */
describe("Backstage's Gitea integration", () => {
  let dataDir: string;
  let host: GitHost;

  beforeEach(async () => {
    dataDir = await temporaryFolder();
    host = await startGitHost({ dataDir, port: 0 });
  });

  afterEach(async () => {
    await host.stop();
  });

  function rootConfig() {
    const credentials = { username: 'sandbox', password: 'sandbox-password' };
    return mockServices.rootConfig({
      data: {
        integrations: {
          gitea: [
            {
              host: `localhost:${host.port}`,
              baseUrl: `http://localhost:${host.port}`,
              ...credentials,
            },
          ],
        },
      },
    });
  }

  async function publish(name: string, files: Record<string, string>) {
    const config = rootConfig();
    const integrations = ScmIntegrations.fromConfig(config);
    const action = createPublishGiteaAction({ integrations, config });
    const workspacePath = await temporaryFolder();
    await writeFiles(workspacePath, files);
    const context = createMockActionContext({
      input: {
        repoUrl: `localhost:${host.port}?owner=platform&repo=${name}`,
        description: 'Talks',
        defaultBranch: 'main',
      },
      workspacePath,
    });
    await action.handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  }

  it('publishes a workspace and reads it back', async () => {
    const output = await publish('chat', {
      'catalog-info.yaml': 'kind: Component\n',
      'deploy/gmc/connector.yaml': 'kind: GMConnector\n',
    });
    const base = `http://localhost:${host.port}/platform/chat`;
    expect(output).toEqual({
      remoteUrl: `${base}.git`,
      repoContentsUrl: `${base}/src/branch/main/`,
      commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
    });

    const reader = UrlReaders.default({
      config: rootConfig(),
      logger: mockServices.logger.mock(),
    });
    const contents = String(output.repoContentsUrl);
    const file = await reader.readUrl(`${contents}catalog-info.yaml`);
    expect((await file.buffer()).toString()).toBe('kind: Component\n');

    const tree = await reader.readTree(`${contents}deploy`);
    expect(tree.etag).toBe(output.commitHash);
    const files = await tree.files();
    expect(files.map(({ path }) => path)).toEqual(['gmc/connector.yaml']);
    await expect(
      reader.readTree(`${contents}deploy`, { etag: tree.etag }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotModifiedError' }));

    const found = await reader.search(`${contents}catalog-info.yaml`);
    expect(found.files).toHaveLength(1);
    const none = await reader.search(`${contents}nothing.yaml`);
    expect(none.files).toEqual([]);
  });

  it('ends with what the host says of a name that is taken', async () => {
    await publish('chat', { 'a.txt': 'a' });
    await expect(publish('chat', { 'a.txt': 'b' })).rejects.toThrow(
      /409 Conflict, .*The repository with the same name already exists/,
    );
  });
});
