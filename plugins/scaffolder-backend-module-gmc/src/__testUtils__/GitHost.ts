import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A git host for tests: real git behind the few Gitea endpoints that
 * `publish:gitea` and the URL reader use.
 */
export class GitHost {
  /** Set to have pushes refused with this status. */
  refusePushes?: number;
  /** Host and port, as an integration names it. */
  host = '';
  readonly #root: string;
  readonly #server: Server;

  private constructor(root: string) {
    this.#root = root;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(error => {
        response.writeHead(500).end(String(error));
      });
    });
  }

  /** @param root - an empty folder for the repositories */
  static async start(root: string): Promise<GitHost> {
    const host = new GitHost(root);
    await new Promise<void>(resolve => {
      host.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = host.#server.address() as AddressInfo;
    host.host = `127.0.0.1:${port}`;
    return host;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async repositories(): Promise<string[]> {
    const owners = await readdir(this.#root);
    const found = await Promise.all(
      owners.map(async owner =>
        (
          await readdir(join(this.#root, owner))
        ).map(repo => `${owner}/${repo.replace(/\.git$/, '')}`),
      ),
    );
    return found.flat();
  }

  async create(repository: string): Promise<void> {
    const path = this.#path(repository);
    await mkdir(path, { recursive: true });
    await run('git', ['init', '--bare', '-b', 'main', path]);
  }

  async delete(repository: string): Promise<void> {
    await rm(this.#path(repository), { recursive: true });
  }

  /** Runs git in a repository and returns what it prints. */
  async git(repository: string, ...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd: this.#path(repository) });
    return stdout;
  }

  #path(repository: string): string {
    return join(this.#root, `${repository}.git`);
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${this.host}`);
    const [, owner, repo, ...rest] = url.pathname.split('/');
    if (/^\/api\/v1\/orgs\/[^/]+$/.test(url.pathname)) {
      response.writeHead(200).end('{}');
    } else if (/^\/api\/v1\/orgs\/[^/]+\/repos$/.test(url.pathname)) {
      await this.#createRequested(
        url.pathname.split('/')[4],
        request,
        response,
      );
    } else if (url.pathname.startsWith('/api/v1/repos/')) {
      const [, , , , repoOwner, name, , ...path] = url.pathname.split('/');
      await this.#contents(
        `${repoOwner}/${name}`,
        path.join('/'),
        url,
        response,
      );
    } else if (repo?.endsWith('.git')) {
      await this.#smartHttp(
        `${owner}/${repo.slice(0, -4)}`,
        rest,
        request,
        response,
      );
    } else {
      response.writeHead(200).end('a page');
    }
  }

  async #createRequested(
    owner: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const { name } = JSON.parse(Buffer.concat(chunks).toString());
    if ((await this.repositories()).includes(`${owner}/${name}`)) {
      response
        .writeHead(409)
        .end('{"message":"The repository with the same name already exists."}');
      return;
    }
    await this.create(`${owner}/${name}`);
    response.writeHead(201).end('{}');
  }

  async #contents(
    repository: string,
    path: string,
    url: URL,
    response: ServerResponse,
  ): Promise<void> {
    const ref = url.searchParams.get('ref') ?? 'HEAD';
    const text = await this.git(repository, 'show', `${ref}:${path}`).catch(
      () => undefined,
    );
    if (text === undefined) {
      response.writeHead(404).end();
      return;
    }
    const content = Buffer.from(text).toString('base64');
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ encoding: 'base64', content }));
  }

  async #smartHttp(
    repository: string,
    rest: string[],
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${this.host}`);
    if (!(await this.repositories()).includes(repository)) {
      response.writeHead(404).end('Not found');
      return;
    }
    const pushing = url.href.includes('git-receive-pack');
    if (pushing && this.refusePushes !== undefined) {
      response.writeHead(this.refusePushes).end('Pushing is forbidden');
      return;
    }
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: this.#root,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        REMOTE_USER: 'somebody',
        REQUEST_METHOD: request.method,
        PATH_INFO: `/${repository}.git/${rest.join('/')}`,
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        ...(request.headers['content-length'] && {
          CONTENT_LENGTH: request.headers['content-length'],
        }),
      },
    });
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    for await (const chunk of backend.stdout) {
      chunks.push(chunk);
    }
    relayCgi(Buffer.concat(chunks), response);
  }
}

/** A CGI answer is headers, an empty line, and the body. */
function relayCgi(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  let status = 200;
  for (const line of output.subarray(0, end).toString().split('\r\n')) {
    const [name, value] = line.split(': ');
    if (name === 'Status') {
      status = Number.parseInt(value, 10);
    } else {
      response.setHeader(name, value);
    }
  }
  response.writeHead(status).end(output.subarray(end + 4));
}
