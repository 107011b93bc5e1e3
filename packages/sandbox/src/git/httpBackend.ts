import { ChildProcessWithoutNullStreams } from 'node:child_process';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Repository } from './Repository';
import { gitEnvironment, spawnGit } from './runGit';

/** The services of git's smart HTTP protocol. */
export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** A request of a git client to one repository. */
export interface GitRequest {
  repository: Repository;
  /** What follows the repository in the path, e.g. `info/refs`. */
  path: string;
  query: string;
  /** Who pushes; git refuses a push without one. */
  user?: string;
  /** Git configuration for this request. */
  settings?: Record<string, string>;
}

/**
 * Hands a request to `git http-backend` and its answer back, streaming both
 * ways.
 *
 * @param finish - awaited after git has ended and before the client sees the
 *   end of the answer
 */
export async function httpBackend(
  req: IncomingMessage,
  res: ServerResponse,
  request: GitRequest,
  finish: () => Promise<void> = async () => {},
): Promise<void> {
  const git = spawnGit(['http-backend'], cgiEnvironment(req, request));
  res.once('close', () => git.kill());
  const complaints: Buffer[] = [];
  git.stderr.on('data', chunk => complaints.push(chunk));
  // Git may answer before it has read everything, and close its end.
  git.stdin.on('error', () => req.resume());
  req.pipe(git.stdin);
  const ended = new Promise<void>((resolve, reject) => {
    git.once('error', reject);
    git.once('close', () => resolve());
  });
  // Read by the await below; without this, an early failure has no listener.
  ended.catch(() => {});
  const answered = await pipeAnswer(git, res);
  await ended;
  if (!answered) {
    const complaint = Buffer.concat(complaints).toString().trim();
    throw new Error(`git http-backend gave no answer: ${complaint}`);
  }
  await finish();
  res.end();
}

function cgiEnvironment(
  req: IncomingMessage,
  request: GitRequest,
): NodeJS.ProcessEnv {
  const environment = gitEnvironment({
    'http.receivepack': request.user ? 'true' : 'false',
    ...request.settings,
  });
  const variables: Record<string, string | undefined> = {
    GIT_PROJECT_ROOT: request.repository.gitDir,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${request.path}`,
    QUERY_STRING: request.query,
    REQUEST_METHOD: req.method,
    CONTENT_TYPE: req.headers['content-type'],
    CONTENT_LENGTH: req.headers['content-length'],
    REMOTE_USER: request.user,
    REMOTE_ADDR: req.socket.remoteAddress,
    GIT_PROTOCOL: req.headers['git-protocol']?.toString(),
    // Git unpacks the body by itself when it is told.
    HTTP_CONTENT_ENCODING: req.headers['content-encoding'],
  };
  for (const [name, value] of Object.entries(variables)) {
    // A variable that is there and empty means something else to CGI.
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}

/** Passes a CGI answer on as it comes. False: there was none. */
async function pipeAnswer(
  git: ChildProcessWithoutNullStreams,
  res: ServerResponse,
): Promise<boolean> {
  let head = Buffer.alloc(0);
  let answered = false;
  for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
    if (answered) {
      await write(res, chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    answered = true;
    writeHead(res, head.subarray(0, end).toString('latin1'));
    await write(res, head.subarray(end + 4));
  }
  return answered;
}

function writeHead(res: ServerResponse, head: string): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = parseInt(value, 10);
    else res.setHeader(name, value);
  }
  res.writeHead(status);
}

async function write(res: ServerResponse, chunk: Buffer): Promise<void> {
  if (chunk.length === 0 || res.destroyed || res.write(chunk)) return;
  await new Promise<void>(resolve => {
    res.once('drain', resolve);
    res.once('close', resolve);
  });
}
