import { createHash, timingSafeEqual } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { faultsApi } from './faultsApi';
import { GitOperation } from './GitFaults';
import {
  GitCredentials,
  GitHostContext,
  GitHostRequest,
  sendJson,
  sendUnauthorized,
} from './GitHostRequest';
import { giteaApi } from './giteaApi';
import { gitRequest, parseGitPath } from './gitRequests';
import { sendPage } from './pages/sendPage';

/**
 * Answers one request: to the faults (`/-/faults`), of git, to Gitea's API
 * (`/api/v1`), or for a page.
 *
 * @param stopping - aborted when the host stops; ends what waits
 */
export async function handleRequest(
  context: GitHostContext,
  req: IncomingMessage,
  res: ServerResponse,
  stopping: AbortSignal,
): Promise<void> {
  const request = readRequest(context.credentials, req, res);
  if (!request) return undefined;
  const { segments, query } = request;
  if (segments[0] === '-' && segments[1] === 'faults') {
    return faultsApi(context.faults, request);
  }

  const git = parseGitPath(segments, query);
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const fault = await context.faults.strike(
    operationOf(req, git?.service),
    AbortSignal.any([stopping, gone.signal]),
  );
  if (fault?.effect === 'hang') return undefined;
  if (fault?.effect === 'close') {
    req.socket.destroy();
    return undefined;
  }
  // The hook refuses a push that has no status: it is git's to answer.
  if (fault && (fault.status || git?.service !== 'git-receive-pack')) {
    return sendJson(res, fault.status ?? 403, { message: fault.message });
  }

  if (git) return gitRequest(context, request, git);
  if (segments[0] === 'api' && segments[1] === 'v1') {
    return giteaApi(context, request);
  }
  return sendPage(context.repositories, request);
}

/** What the request is, or undefined when it has been answered already. */
function readRequest(
  credentials: GitCredentials,
  req: IncomingMessage,
  res: ServerResponse,
): GitHostRequest | undefined {
  const origin = `http://${req.headers.host}`;
  const url = URL.canParse(req.url ?? '', origin)
    ? new URL(req.url ?? '', origin)
    : undefined;
  const segments = url && decodeSegments(url.pathname);
  if (!segments) {
    sendJson(res, 400, { message: 'This is not a valid address.' });
    return undefined;
  }
  const { authorization } = req.headers;
  if (authorization && !isAuthorized(credentials, authorization)) {
    sendUnauthorized(res, 'user does not exist or the password is wrong');
    return undefined;
  }
  return {
    req,
    res,
    segments,
    query: url.searchParams,
    origin,
    user: authorization && credentials.username,
  };
}

function decodeSegments(pathname: string): string[] | undefined {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Gitea takes the password as a token too. */
function isAuthorized(
  { username, password }: GitCredentials,
  header: string,
): boolean {
  const [scheme, value = ''] = header.split(' ', 2);
  if (scheme.toLowerCase() === 'token') return isSame(value, password);
  return (
    scheme.toLowerCase() === 'basic' &&
    isSame(Buffer.from(value, 'base64').toString(), `${username}:${password}`)
  );
}

function isSame(actual: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(actual), digest(expected));
}

function operationOf(req: IncomingMessage, service?: string): GitOperation {
  if (service) return service === 'git-receive-pack' ? 'push' : 'read';
  return req.method === 'POST' ? 'create' : 'read';
}
