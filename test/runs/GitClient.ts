import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gitAuthorization, gitCredentials } from './gitCredentials';

const run = promisify(execFile);

/** A person's clone of a repository on the sandbox's git host. */
export class GitClient {
  /** Makes an empty repository, and a clone in a folder to push from. */
  static async create(
    host: { url: string },
    name: string,
    folder: string,
  ): Promise<GitClient> {
    const answer = await fetch(`${host.url}/api/v1/orgs/platform/repos`, {
      method: 'POST',
      headers: { authorization: gitAuthorization },
      body: JSON.stringify({ name }),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
    return GitClient.clone(host, name, folder);
  }

  /** Clones a repository, as somebody who may push, into a folder. */
  static async clone(
    host: { url: string },
    name: string,
    folder: string,
  ): Promise<GitClient> {
    const clone = await mkdtemp(join(folder, 'clone-'));
    const url = new URL(`/platform/${name}.git`, host.url);
    Object.assign(url, gitCredentials);
    const client = new GitClient(clone);
    await client.git('clone', '--quiet', url.href, '.');
    return client;
  }

  private constructor(readonly folder: string) {}

  /** Runs git, shielded from the machine's configuration. */
  async git(...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
      },
    });
    return stdout.trim();
  }

  /** The paths of all files that are committed. */
  async files(): Promise<string[]> {
    return (await this.git('ls-files')).split('\n').filter(Boolean);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /** Writes files, by their path, and pushes them. */
  async push(files: Record<string, string>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, path)), { recursive: true });
      await writeFile(join(this.folder, path), text);
    }
    await this.#commitAndPush();
  }

  /** Removes a file or folder and pushes that. */
  async remove(path: string): Promise<void> {
    await rm(join(this.folder, path), { recursive: true });
    await this.#commitAndPush();
  }

  async #commitAndPush(): Promise<void> {
    await this.git('add', '--all');
    // Allowed to be empty: a repository whose last file went still changes.
    await this.git('commit', '--quiet', '--allow-empty', '--message', 'Change');
    await this.git('push', '--quiet', 'origin', 'HEAD:main');
  }
}
