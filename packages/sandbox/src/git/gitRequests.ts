import {
  GitHostContext,
  GitHostRequest,
  sendJson,
  sendUnauthorized,
} from './GitHostRequest';
import { GitService, httpBackend } from './httpBackend';

/** A path of git's smart HTTP protocol. */
export interface GitPath {
  owner: string;
  name: string;
  /** `info/refs` or the service's name. */
  path: string;
  service: GitService;
}

/** Reads a request as git's. Undefined: it is something else. */
export function parseGitPath(
  segments: string[],
  query: URLSearchParams,
): GitPath | undefined {
  const [owner, repository, ...rest] = segments;
  const path = rest.join('/');
  const service = path === 'info/refs' ? query.get('service') : path;
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') {
    return undefined;
  }
  return { owner, name: repository.replace(/\.git$/, ''), path, service };
}

/**
 * Answers git: anybody reads, pushing needs credentials. A
 * push that changed a branch is told to `context.pushed` before the client
 * sees its end.
 */
export async function gitRequest(
  context: GitHostContext,
  request: GitHostRequest,
  { owner, name, path, service }: GitPath,
): Promise<void> {
  const { req, res, user } = request;
  const repository = await context.repositories.find(owner, name);
  const pushes = service === 'git-receive-pack';
  if (pushes && !user) {
    return sendUnauthorized(
      res,
      `${service} of ${owner}/${name} needs credentials.`,
    );
  }
  if (!repository) {
    return sendJson(res, 404, { message: `${owner}/${name} does not exist.` });
  }
  res.setHeader('Cache-Control', 'no-cache');
  const refs = async () => JSON.stringify([...(await repository.branches())]);
  const before = path === 'git-receive-pack' ? await refs() : undefined;
  return httpBackend(
    req,
    res,
    {
      repository,
      path,
      query: request.query.toString(),
      user,
      settings: pushes ? refusal(context) : undefined,
    },
    async () => {
      if (before === undefined || before === (await refs())) return;
      await repository.adoptDefaultBranch();
      context.pushed(repository);
    },
  );
}

/** Git's settings while pushes are refused by the hook. */
function refusal(context: GitHostContext): Record<string, string> {
  const fault = context.faults.all().push;
  if (fault?.effect !== 'refuse') return {};
  return {
    'core.hooksPath': context.refusingHooks,
    'sandbox.refusal': fault.message,
  };
}
