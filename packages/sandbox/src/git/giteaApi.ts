import * as z from 'zod';
import {
  GitHostContext,
  GitHostRequest,
  readJson,
  sendJson,
  sendUnauthorized,
  treePath,
} from './GitHostRequest';
import { Repository, TreeEntry } from './Repository';
import { CreateRefusal } from './RepositoryStore';

const createSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  private: z.boolean().optional(),
});

const CREATE_REFUSALS: Record<CreateRefusal, [number, string]> = {
  taken: [409, 'The repository with the same name already exists.'],
  'invalid-name': [
    422,
    "Name must be letters, digits, '-', '_' and '.', at most 100, and not end in .git, .wiki, .rss or .atom.",
  ],
  'unknown-owner': [404, "The target couldn't be found."],
};

/**
 * The part of Gitea's API (`/api/v1/…`) that Backstage's Gitea integration
 * and its publish action use, with Gitea's statuses and sentences.
 */
export async function giteaApi(
  context: GitHostContext,
  request: GitHostRequest,
): Promise<void> {
  const { req } = request;
  const [, , collection, ...rest] = request.segments;
  if (collection === 'orgs' && rest.length === 1 && req.method === 'GET') {
    return getOrganization(context, request, rest[0]);
  }
  if (
    collection === 'orgs' &&
    rest.length === 2 &&
    rest[1] === 'repos' &&
    req.method === 'POST'
  ) {
    return createRepository(context, request, rest[0]);
  }
  if (collection === 'repos' && rest.length >= 2) {
    return repositoryApi(context, request, rest);
  }
  return sendNotFound(request);
}

function getOrganization(
  context: GitHostContext,
  request: GitHostRequest,
  name: string,
): void {
  if (!context.repositories.hasOrganization(name)) return sendNotFound(request);
  return sendJson(request.res, 200, {
    id: 1,
    name,
    username: name,
    full_name: name,
    visibility: 'public',
  });
}

async function createRepository(
  context: GitHostContext,
  request: GitHostRequest,
  owner: string,
): Promise<void> {
  const { req, res } = request;
  if (!request.user) return sendUnauthorized(res, 'token is required');
  const body = createSchema.safeParse(await readJson(req));
  if (!body.success) {
    return sendError(request, 422, z.prettifyError(body.error));
  }
  const repository = await context.repositories.create({
    owner,
    name: body.data.name,
    description: body.data.description ?? '',
    private: body.data.private ?? false,
  });
  if (!(repository instanceof Repository)) {
    return sendError(request, ...CREATE_REFUSALS[repository]);
  }
  return sendJson(res, 201, await describeRepository(repository, request));
}

async function repositoryApi(
  context: GitHostContext,
  request: GitHostRequest,
  [owner, name, ...rest]: string[],
): Promise<void> {
  const { req, res } = request;
  const repository = await context.repositories.find(owner, name);
  if (!repository) return sendNotFound(request);

  if (rest.length === 0 && req.method === 'DELETE') {
    if (!request.user) return sendUnauthorized(res, 'token is required');
    await context.repositories.delete(repository);
    res.writeHead(204).end();
    return undefined;
  }
  if (req.method !== 'GET') {
    return sendError(request, 405, 'Method Not Allowed');
  }
  if (rest.length === 0) {
    return sendJson(res, 200, await describeRepository(repository, request));
  }
  if (rest[0] === 'contents') {
    return getContents(repository, request, rest.slice(1));
  }
  if (rest[0] === 'archive') {
    return sendArchive(repository, request, rest.slice(1).join('/'));
  }
  if (rest[0] === 'git' && rest[1] === 'commits' && rest.length > 2) {
    return getCommit(repository, request, rest.slice(2).join('/'));
  }
  return sendNotFound(request);
}

async function getContents(
  repository: Repository,
  request: GitHostRequest,
  segments: string[],
): Promise<void> {
  const ref = request.query.get('ref') ?? (await repository.defaultBranch());
  const commit = await repository.resolve(ref);
  const path = treePath(segments);
  if (!commit || path === undefined) return sendNotFound(request);
  const entry = await repository.entry(commit, path);
  if (!entry) return sendNotFound(request);

  const describe = (item: TreeEntry) => ({
    name: item.name,
    path: item.path,
    sha: item.sha,
    type: item.type,
    size: item.size ?? 0,
    last_commit_sha: commit,
    html_url: `${request.origin}/${repository.fullName}/src/branch/${ref}/${item.path}`,
  });
  if (entry.type !== 'file') {
    const entries = (await repository.list(commit, path)) ?? [];
    return sendJson(request.res, 200, entries.map(describe));
  }
  const content = await repository.read(entry.sha);
  return sendJson(
    request.res,
    200,
    {
      ...describe(entry),
      encoding: 'base64',
      content: content.toString('base64'),
    },
    { ETag: `"${entry.sha}"` },
  );
}

async function getCommit(
  repository: Repository,
  request: GitHostRequest,
  ref: string,
): Promise<void> {
  const sha = await repository.resolve(ref);
  if (!sha) return sendNotFound(request);
  const commit = await repository.commit(sha);
  return sendJson(request.res, 200, {
    sha,
    html_url: `${request.origin}/${repository.fullName}/src/commit/${sha}`,
    commit: {
      message: commit.message,
      author: commit.author,
      committer: commit.author,
      tree: { sha: commit.tree },
    },
    parents: commit.parents.map(parent => ({ sha: parent })),
  });
}

/** Sends a ref's files as `<ref>.tar.gz`. */
export async function sendArchive(
  repository: Repository,
  request: GitHostRequest,
  file: string,
): Promise<void> {
  const commit = file.endsWith('.tar.gz')
    ? await repository.resolve(file.slice(0, -'.tar.gz'.length))
    : undefined;
  if (!commit) return sendNotFound(request);
  const archive = repository.archive(commit);
  request.res.writeHead(200, { 'Content-Type': 'application/gzip' });
  request.res.once('close', () => archive.destroy());
  archive.once('error', () => request.res.destroy());
  archive.pipe(request.res);
  return undefined;
}

async function describeRepository(
  repository: Repository,
  { origin }: GitHostRequest,
): Promise<object> {
  const { facts, fullName } = repository;
  return {
    name: facts.name,
    full_name: fullName,
    description: facts.description,
    private: facts.private,
    owner: { login: facts.owner, username: facts.owner },
    empty: (await repository.branches()).size === 0,
    default_branch: await repository.defaultBranch(),
    html_url: `${origin}/${fullName}`,
    clone_url: `${origin}/${fullName}.git`,
  };
}

function sendNotFound(request: GitHostRequest): void {
  return sendError(request, 404, "The target couldn't be found.");
}

function sendError(
  { res, origin }: GitHostRequest,
  status: number,
  message: string,
): void {
  return sendJson(res, status, { message, url: `${origin}/` });
}
