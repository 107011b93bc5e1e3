import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { JsonObject } from '@backstage/types';
import { gitAuthorization } from './gitAuthorization';
import { repositoryAddress } from './RepositoryAddress';

interface Given {
  repoUrl: string;
  integrations: JsonObject;
  token?: string;
  requireUserCredentials?: boolean;
}

async function authorizationFor(given: Given): Promise<string | undefined> {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: given.integrations }),
  );
  const header = await gitAuthorization({
    address: repositoryAddress(given.repoUrl, integrations),
    integrations,
    token: given.token,
    requireUserCredentials: given.requireUserCredentials ?? false,
  });
  const [, encoded] = /^Basic (.*)$/.exec(header ?? '') ?? [];
  return encoded ? atob(encoded) : header;
}

const github = 'github.com?owner=team&repo=chat';
const gitlab = 'gitlab.com?owner=team&repo=chat';
const gitea = 'git.example.com?owner=team&repo=chat';
const cloud = 'bitbucket.org?workspace=team&project=AI&repo=chat';
const server = 'bitbucket.example.com?project=AI&repo=chat';
const azure = 'dev.azure.com?organization=acme&project=AI&repo=chat';

const ofServer = (credentials: JsonObject) => ({
  bitbucketServer: [
    {
      host: 'bitbucket.example.com',
      apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
      ...credentials,
    },
  ],
});

describe('gitAuthorization', () => {
  it.each<[string, string, JsonObject, string | undefined]>([
    [
      'a GitHub token',
      github,
      { github: [{ host: 'github.com', token: 't' }] },
      'x-access-token:t',
    ],
    [
      'no GitHub token',
      github,
      { github: [{ host: 'github.com' }] },
      undefined,
    ],
    [
      'a GitLab token',
      gitlab,
      { gitlab: [{ host: 'gitlab.com', token: 't' }] },
      'oauth2:t',
    ],
    [
      'a Gitea user',
      gitea,
      { gitea: [{ host: 'git.example.com', username: 'u', password: 'p' }] },
      'u:p',
    ],
    [
      'a Bitbucket Cloud app password',
      cloud,
      { bitbucketCloud: [{ username: 'u', appPassword: 'p' }] },
      'u:p',
    ],
    [
      'a Bitbucket Cloud API token',
      cloud,
      { bitbucketCloud: [{ username: 'u@example.com', token: 't' }] },
      'x-bitbucket-api-token-auth:t',
    ],
    ['a Bitbucket Server token', server, ofServer({ token: 't' }), 'Bearer t'],
    [
      'a Bitbucket Server user',
      server,
      ofServer({ username: 'u', password: 'p' }),
      'u:p',
    ],
    [
      'an Azure DevOps token',
      azure,
      {
        azure: [
          {
            host: 'dev.azure.com',
            credentials: [{ personalAccessToken: 't' }],
          },
        ],
      },
      'notempty:t',
    ],
  ])('makes git take %s', async (_, repoUrl, integrations, expected) => {
    expect(await authorizationFor({ repoUrl, integrations })).toBe(expected);
  });

  it.each([
    [github, 'x-access-token:mine'],
    [gitlab, 'oauth2:mine'],
    [cloud, 'x-token-auth:mine'],
    [azure, 'notempty:mine'],
  ])("prefers the user's own token on %s", async (repoUrl, expected) => {
    expect(
      await authorizationFor({ repoUrl, integrations: {}, token: 'mine' }),
    ).toBe(expected);
  });

  it("does not fall back to the integration's where users must bring theirs", async () => {
    await expect(
      authorizationFor({
        repoUrl: github,
        integrations: { github: [{ host: 'github.com', token: 't' }] },
        requireUserCredentials: true,
      }),
    ).rejects.toThrow(
      'No user credentials for github.com, but scaffolder.requireScmUserCredentials is set',
    );
  });
});
