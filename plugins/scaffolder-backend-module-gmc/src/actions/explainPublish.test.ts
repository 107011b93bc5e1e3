import { ConfigReader } from '@backstage/config';
import type { ErrorLike } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { GitHost } from '../__testUtils__/GitHost';
import { createExplainPublishAction } from './explainPublish';

describe('opea:publish:explain', () => {
  const hostDirectory = createMockDirectory();
  const workspace = createMockDirectory();
  let host: GitHost;

  beforeEach(async () => {
    hostDirectory.setContent({ team: {} });
    workspace.setContent({ '.opea/app.yaml': 'answers: {}\n' });
    host = await GitHost.start(hostDirectory.path);
  });

  afterEach(() => host.stop());

  async function explain(remote?: string): Promise<ErrorLike> {
    const action = createExplainPublishAction({
      gitHosts: {
        integrations: ScmIntegrations.fromConfig(
          new ConfigReader({
            integrations: {
              gitea: [
                {
                  host: host.host,
                  baseUrl: `http://${host.host}`,
                  username: 'u',
                  password: 'pw',
                },
              ],
            },
          }),
        ),
        fetch,
        requireUserCredentials: false,
      },
      urlReader: mockServices.urlReader.mock({
        readUrl: async url => {
          if (
            remote === undefined ||
            !url.endsWith('/team/chat/src/branch/main/.opea/app.yaml')
          ) {
            throw new Error(`Nothing at ${url}`);
          }
          return { buffer: async () => Buffer.from(remote) };
        },
      }),
    });
    return action
      .handler(
        createMockActionContext({
          input: { repoUrl: `${host.host}?owner=team&repo=chat` },
          workspacePath: workspace.path,
        }),
      )
      .then(
        () => {
          throw new Error('It ended well, and would be skipped on a retry');
        },
        error => error,
      );
  }

  async function push(): Promise<void> {
    const tree = (
      await host.git(
        'team/chat',
        'hash-object',
        '-t',
        'tree',
        '-w',
        '/dev/null',
      )
    ).trim();
    const commit = await host.git(
      'team/chat',
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@example.com',
      'commit-tree',
      '-m',
      'x',
      tree,
    );
    await host.git('team/chat', 'update-ref', 'refs/heads/main', commit.trim());
  }

  it('says that nothing was published', async () => {
    expect(await explain()).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^Nothing was published: there is no repository http:\/\/.*\/team\/chat\. .*choose Retry/,
      ),
    });
  });

  it('names the empty repository, and the way out', async () => {
    await host.create('team/chat');
    expect(await explain()).toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^The repository http:\/\/.*\/team\/chat is there and empty: .* Delete it on .*, then choose Retry/,
      ),
    });
  });

  it('knows its own application again, and says what is missing', async () => {
    await host.create('team/chat');
    await push();
    expect(await explain('answers: {}\n')).toMatchObject({
      message: expect.stringMatching(
        /holds this application already\..* register http:\/\/.*\/team\/chat\/src\/branch\/main\/catalog-info\.yaml by hand/,
      ),
    });
  });

  it.each([undefined, 'answers: {of: another}\n'])(
    "does not take somebody else's repository for its own (%j)",
    async remote => {
      await host.create('team/chat');
      await push();
      expect(await explain(remote)).toMatchObject({
        name: 'ConflictError',
        message: expect.stringMatching(
          /its content is not of this run\. Start again with another repository name/,
        ),
      });
    },
  );

  it('says why it can not tell', async () => {
    await host.stop();
    expect(await explain()).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^What is published can't be told: .* can't be reached: .*ECONNREFUSED.*choose Retry/,
      ),
    });
  });
});
