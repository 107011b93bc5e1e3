import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { fileUrl, repositoryAddress } from './RepositoryAddress';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitlab: [
        {
          host: 'gitlab.example.com',
          baseUrl: 'https://gitlab.example.com/git',
          apiBaseUrl: 'https://gitlab.example.com/git/api/v4',
          token: 't',
        },
      ],
      gitea: [{ host: 'localhost:7171', baseUrl: 'http://localhost:7171' }],
      bitbucketServer: [
        {
          host: 'bitbucket.example.com',
          apiBaseUrl: 'https://bitbucket.example.com/context/rest/api/1.0',
          token: 't',
        },
      ],
      gerrit: [
        {
          host: 'gerrit.example.com',
          gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
        },
      ],
    },
  }),
);

describe('repositoryAddress', () => {
  it.each([
    [
      'github.com?owner=team&repo=chat',
      'github',
      'https://github.com/team/chat',
      'https://github.com/team/chat.git',
    ],
    [
      'gitlab.example.com?owner=group%2Fsub&repo=chat',
      'gitlab',
      'https://gitlab.example.com/git/group/sub/chat',
      'https://gitlab.example.com/git/group/sub/chat.git',
    ],
    [
      'localhost:7171?owner=team&repo=chat',
      'gitea',
      'http://localhost:7171/team/chat',
      'http://localhost:7171/team/chat.git',
    ],
    [
      'bitbucket.org?workspace=team&project=AI&repo=chat',
      'bitbucketCloud',
      'https://bitbucket.org/team/chat',
      'https://bitbucket.org/team/chat.git',
    ],
    [
      'bitbucket.example.com?project=AI&repo=chat',
      'bitbucketServer',
      'https://bitbucket.example.com/context/projects/AI/repos/chat',
      'https://bitbucket.example.com/context/scm/ai/chat.git',
    ],
    [
      'dev.azure.com?organization=acme&project=Gen%20AI&repo=chat',
      'azure',
      'https://dev.azure.com/acme/Gen%20AI/_git/chat',
      'https://dev.azure.com/acme/Gen%20AI/_git/chat',
    ],
  ])('knows where %s is', (repoUrl, hostType, webUrl, cloneUrl) => {
    expect(repositoryAddress(repoUrl, integrations)).toMatchObject({
      hostType,
      webUrl,
      cloneUrl,
    });
  });

  it.each([
    ['unknown.example.com?owner=a&repo=b', 'No matching integration'],
    ['gerrit.example.com?repo=b', 'Backstage has no action for gerrit'],
    ['github.com?repo=b', 'missing owner'],
    ['localhost:7171?repo=b', 'names no owner'],
    ['dev.azure.com?project=a&repo=b', 'names no organization'],
    ['', 'Invalid repo URL'],
  ])('refuses %j and says why', (repoUrl, reason) => {
    expect(() => repositoryAddress(repoUrl, integrations)).toThrow(reason);
  });
});

describe('fileUrl', () => {
  it.each([
    [
      'github.com?owner=team&repo=chat',
      'https://github.com/team/chat/blob/main/catalog-info.yaml',
    ],
    [
      'gitlab.example.com?owner=team&repo=chat',
      'https://gitlab.example.com/git/team/chat/-/blob/main/catalog-info.yaml',
    ],
    [
      'localhost:7171?owner=team&repo=chat',
      'http://localhost:7171/team/chat/src/branch/main/catalog-info.yaml',
    ],
    [
      'bitbucket.org?workspace=team&project=AI&repo=chat',
      'https://bitbucket.org/team/chat/src/main/catalog-info.yaml',
    ],
    [
      'bitbucket.example.com?project=AI&repo=chat',
      'https://bitbucket.example.com/context/projects/AI/repos/chat/browse/catalog-info.yaml',
    ],
    [
      'dev.azure.com?organization=acme&project=AI&repo=chat',
      'https://dev.azure.com/acme/AI/_git/chat?path=%2Fcatalog-info.yaml',
    ],
  ])(
    'gives what the URL reader and the catalog find a file of %s by',
    (repoUrl, expected) => {
      const address = repositoryAddress(repoUrl, integrations);
      expect(fileUrl(address, 'main', 'catalog-info.yaml')).toBe(expected);
      // Entities refer to files beside theirs through the same integration.
      expect(
        integrations.resolveUrl({ url: './catalog-info.yaml', base: expected }),
      ).toBe(
        expected.replace(
          'github.com/team/chat/blob',
          'github.com/team/chat/tree',
        ),
      );
    },
  );
});
