import { once } from 'node:events';
import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { GitFaults } from './GitFaults';
import { GitCredentials, GitHostContext } from './GitHostRequest';
import { handleRequest } from './handleRequest';
import { Repository } from './Repository';
import { RepositoryStore } from './RepositoryStore';
import { runGit } from './runGit';

/** Options of {@link startGitHost}. */
export interface GitHostOptions {
  /** The folder that keeps the repositories, in its subfolder `git`. */
  dataDir: string;
  /** 0 for any free port. */
  port: number;
  /** The address to listen on; 127.0.0.1 by default. */
  host?: string;
  /** The owners that repositories can have; `platform` by default. */
  organizations?: string[];
  /** Who may push and create; sandbox/sandbox-password by default. */
  credentials?: GitCredentials;
  /** Called with one line for each repository made, push, and failure. */
  log?: (message: string) => void;
  /** Faults that are on from the start; they can change while it runs. */
  faults?: GitFaults;
}

/** A running git host. */
export interface GitHost {
  url: string;
  port: number;
  faults: GitFaults;
  repositories(): Promise<Repository[]>;
  /** Listens to pushes that git accepted. Returns how to stop listening. */
  onPush(listener: (repository: Repository) => void): () => void;
  stop(): Promise<void>;
}

/** The hook of pushes that are to be refused; its sentence is configuration. */
const REFUSING_HOOK = `#!/bin/sh
git config sandbox.refusal >&2
exit 1
`;

/**
 * Starts a git host that Backstage takes for a Gitea: real git over HTTP, the
 * few endpoints of Gitea's API that its integration uses, and pages to follow
 * a link to. Repositories survive a restart.
 */
export async function startGitHost(options: GitHostOptions): Promise<GitHost> {
  const {
    host = '127.0.0.1',
    organizations = ['platform'],
    credentials = { username: 'sandbox', password: 'sandbox-password' },
    log = () => {},
    faults = new GitFaults(),
  } = options;
  await requireGit();
  const root = join(options.dataDir, 'git');
  const listeners = new Set<(repository: Repository) => void>();
  const context: GitHostContext = {
    repositories: new RepositoryStore(root, organizations),
    credentials,
    faults,
    refusingHooks: await writeRefusingHooks(root),
    pushed(repository) {
      log(`Push to ${repository.fullName}`);
      for (const listener of listeners) listener(repository);
    },
  };

  const stopping = new AbortController();
  const server = createServer((req, res) => {
    handleRequest(context, req, res, stopping.signal).catch(error => {
      if (stopping.signal.aborted || res.destroyed) return;
      log(`${req.method} ${req.url} failed: ${error}`);
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  });
  server.listen(options.port, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${host}:${port}`,
    port,
    faults,
    repositories: () => context.repositories.list(),
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopping.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Says at the start what each request would fail with otherwise. */
async function requireGit(): Promise<void> {
  try {
    const folder = await runGit(['--exec-path']);
    await access(join(folder.toString().trim(), 'git-http-backend'));
  } catch (error) {
    throw new Error(
      'The git host needs git with its http-backend on the PATH',
      { cause: error },
    );
  }
}

async function writeRefusingHooks(root: string): Promise<string> {
  const folder = join(root, '.refusing-hooks');
  await mkdir(folder, { recursive: true });
  const hook = join(folder, 'pre-receive');
  await writeFile(hook, REFUSING_HOOK);
  await chmod(hook, 0o755);
  return folder;
}
