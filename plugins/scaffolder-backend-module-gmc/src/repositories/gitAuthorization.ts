import { InputError } from '@backstage/errors';
import {
  DefaultAzureDevOpsCredentialsProvider,
  DefaultGithubCredentialsProvider,
  getBitbucketCloudOAuthToken,
} from '@backstage/integration';
import type {
  BitbucketCloudIntegrationConfig,
  ScmIntegrations,
} from '@backstage/integration';
import type { RepositoryAddress } from './RepositoryAddress';

/** What {@link gitAuthorization} decides from. */
export interface GitAuthorizationOptions {
  address: RepositoryAddress;
  integrations: ScmIntegrations;
  /** The token of the user who runs the template, where it was asked for. */
  token?: string;
  /** `scaffolder.requireScmUserCredentials`. */
  requireUserCredentials: boolean;
}

/**
 * The `Authorization` that a host takes for git over HTTP: the user's, or else
 * the integration's, in the form that Backstage's publish action for the host
 * pushes with.
 *
 * @returns undefined where there are no credentials
 */
export async function gitAuthorization(
  options: GitAuthorizationOptions,
): Promise<string | undefined> {
  const { address, token, requireUserCredentials } = options;
  if (token) {
    return userAuthorization(address, token);
  }
  // publish:gitea has no token input, so there the rule can't be met.
  if (requireUserCredentials && address.hostType !== 'gitea') {
    throw new InputError(
      `No user credentials for ${address.host}, but scaffolder.requireScmUserCredentials is set`,
    );
  }
  return integrationAuthorization(options);
}

function userAuthorization(
  { hostType }: RepositoryAddress,
  token: string,
): string {
  switch (hostType) {
    case 'github':
      return basic('x-access-token', token);
    case 'gitlab':
      return basic('oauth2', token);
    case 'bitbucketCloud':
      return basic('x-token-auth', token);
    case 'azure':
      return basic('notempty', token);
    default:
      return `Bearer ${token}`;
  }
}

async function integrationAuthorization({
  address: { hostType, host, webUrl },
  integrations,
}: GitAuthorizationOptions): Promise<string | undefined> {
  switch (hostType) {
    case 'github': {
      const provider =
        DefaultGithubCredentialsProvider.fromIntegrations(integrations);
      const { token } = await provider.getCredentials({ url: webUrl });
      return token && basic('x-access-token', token);
    }
    case 'gitlab': {
      const { token } = integrations.gitlab.byHost(host)!.config;
      return token && basic('oauth2', token);
    }
    case 'gitea': {
      const { username, password } = integrations.gitea.byHost(host)!.config;
      return username && password && basic(username, password);
    }
    case 'bitbucketCloud':
      return bitbucketCloud(integrations.bitbucketCloud.byHost(host)!.config);
    case 'bitbucketServer': {
      const { token, username, password } =
        integrations.bitbucketServer.byHost(host)!.config;
      if (token) {
        return `Bearer ${token}`;
      }
      return username && password && basic(username, password);
    }
    case 'azure': {
      const provider =
        DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
      const organization = webUrl.split('/').slice(0, 4).join('/');
      const credentials = await provider.getCredentials({ url: organization });
      return credentials && basic('notempty', credentials.token);
    }
    default:
      return undefined;
  }
}

async function bitbucketCloud(
  config: BitbucketCloudIntegrationConfig,
): Promise<string | undefined> {
  const { clientId, clientSecret, username, token, appPassword } = config;
  if (clientId && clientSecret) {
    return basic(
      'x-token-auth',
      await getBitbucketCloudOAuthToken(clientId, clientSecret),
    );
  }
  if (token) {
    return basic(
      username ? 'x-bitbucket-api-token-auth' : 'x-token-auth',
      token,
    );
  }
  return username && appPassword && basic(username, appPassword);
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
