import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { parseRepoUrl } from '@backstage/plugin-scaffolder-node';

/** The hosts that Backstage has a publish action for, by integration type. */
export const hostTypes = [
  'github',
  'gitlab',
  'gitea',
  'bitbucketCloud',
  'bitbucketServer',
  'azure',
] as const;

export type HostType = (typeof hostTypes)[number];

/** Where a repository is, or will be. */
export interface RepositoryAddress {
  hostType: HostType;
  host: string;
  /** What `git clone` takes; without credentials. */
  cloneUrl: string;
  /** Its page for people. */
  webUrl: string;
}

/**
 * Reads what the repository picker gives.
 *
 * @param repoUrl - `<host>?owner=…&repo=…`, and what else the host asks for
 * @throws InputError where the host is not configured, is not one that can be
 * published to, or where something is missing
 */
export function repositoryAddress(
  repoUrl: string,
  integrations: ScmIntegrations,
): RepositoryAddress {
  const place = parseRepoUrl(repoUrl, integrations);
  const { host } = place;
  const hostType = integrations.byHost(host)?.type;
  if (!isHostType(hostType)) {
    throw new InputError(
      `Repositories on ${host} can't be published: Backstage has no action for ${hostType}`,
    );
  }
  const demand = (name: 'owner' | 'organization' | 'workspace' | 'project') => {
    const value = place[name];
    if (!value) {
      throw new InputError(`The repository '${repoUrl}' names no ${name}`);
    }
    return value;
  };

  switch (hostType) {
    case 'github': {
      const url = joinUrl(`https://${host}`, demand('owner'), place.repo);
      return { hostType, host, webUrl: url, cloneUrl: `${url}.git` };
    }
    case 'gitlab':
    case 'gitea': {
      const { baseUrl } = integrations[hostType].byHost(host)!.config;
      const url = joinUrl(
        baseUrl ?? `https://${host}`,
        demand('owner'),
        place.repo,
      );
      return { hostType, host, webUrl: url, cloneUrl: `${url}.git` };
    }
    case 'bitbucketCloud': {
      const url = joinUrl(`https://${host}`, demand('workspace'), place.repo);
      return { hostType, host, webUrl: url, cloneUrl: `${url}.git` };
    }
    case 'bitbucketServer': {
      const { apiBaseUrl } = integrations.bitbucketServer.byHost(host)!.config;
      const base = apiBaseUrl.replace(/\/rest\/api\/[^/]+\/?$/, '');
      const project = demand('project');
      return {
        hostType,
        host,
        webUrl: joinUrl(base, 'projects', project, 'repos', place.repo),
        cloneUrl: `${joinUrl(
          base,
          'scm',
          project.toLowerCase(),
          place.repo,
        )}.git`,
      };
    }
    case 'azure': {
      const url = joinUrl(
        `https://${host}`,
        demand('organization'),
        demand('project'),
        '_git',
        place.repo,
      );
      return { hostType, host, webUrl: url, cloneUrl: url };
    }
    default:
      return unreachable(hostType);
  }
}

/**
 * The page of a file on a branch, as the host's URL reader and the catalog
 * take it. On Bitbucket Server and Azure it is that of the default branch,
 * which the publish action makes of the branch it pushes.
 */
export function fileUrl(
  { hostType, webUrl }: RepositoryAddress,
  branch: string,
  path: string,
): string {
  switch (hostType) {
    case 'github':
      return `${webUrl}/blob/${branch}/${path}`;
    case 'gitlab':
      return `${webUrl}/-/blob/${branch}/${path}`;
    case 'gitea':
      return `${webUrl}/src/branch/${branch}/${path}`;
    case 'bitbucketCloud':
      return `${webUrl}/src/${branch}/${path}`;
    case 'bitbucketServer':
      return `${webUrl}/browse/${path}`;
    case 'azure':
      return `${webUrl}?path=${encodeURIComponent(`/${path}`)}`;
    default:
      return unreachable(hostType);
  }
}

function isHostType(type: string | undefined): type is HostType {
  return hostTypes.some(known => known === type);
}

/** An owner may be a path of groups; its slashes stay. */
function joinUrl(base: string, ...segments: string[]): string {
  const path = segments
    .flatMap(segment => segment.split('/'))
    .map(encodeURIComponent)
    .join('/');
  return `${base.replace(/\/+$/, '')}/${path}`;
}

function unreachable(value: never): never {
  throw new Error(`Unexpected host type ${value}`);
}
