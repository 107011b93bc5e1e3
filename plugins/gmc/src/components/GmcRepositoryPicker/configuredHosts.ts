import type { ConfigApi } from '@backstage/core-plugin-api';

/** The kinds of hosts that Backstage has a publishing action for. */
const PUBLISHED_TO = [
  'azure',
  'bitbucketCloud',
  'bitbucketServer',
  'gitea',
  'github',
  'gitlab',
];

/** Where a kind's host stands, if the configuration does not name one. */
const DEFAULT_HOSTS: Record<string, string> = {
  azure: 'dev.azure.com',
  bitbucketCloud: 'bitbucket.org',
  github: 'github.com',
  gitlab: 'gitlab.com',
};

/**
 * The git hosts that this Backstage is configured for. Backstage itself knows
 * of more, the public ones, without credentials for them.
 *
 * @param config - the app's configuration
 * @returns host names, with a port where the configuration has one
 */
export function configuredHosts(config: ConfigApi): string[] {
  const hosts = PUBLISHED_TO.flatMap(kind =>
    (config.getOptionalConfigArray(`integrations.${kind}`) ?? []).map(
      integration =>
        integration.getOptionalString('host') ?? DEFAULT_HOSTS[kind],
    ),
  );
  return [...new Set(hosts.filter(host => host !== undefined))];
}
