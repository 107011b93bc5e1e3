import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gitEnvironment } from '../runGit';

const run = promisify(execFile);

/** Files by their path. */
export type Files = Record<string, string>;

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders)
    await rm(folder, { recursive: true, force: true });
});

/** A folder of one's own, until the tests of a file have ended. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-git-'));
  folders.push(folder);
  return folder;
}

/** Runs the git a person would, shielded from the machine's configuration. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', folder, ...args], {
    env: gitEnvironment({
      'user.name': 'Ada',
      'user.email': 'ada@example.com',
      'init.defaultBranch': 'main',
    }),
  });
  return stdout.trim();
}

/** Writes files into a folder, and the folders they need. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/**
 * Makes a repository in a folder of its own and pushes it.
 *
 * @param remote - the address with credentials
 * @returns the folder, to go on in
 */
export async function pushNew(
  remote: string,
  files: Files,
  branch = 'main',
): Promise<string> {
  const folder = await temporaryFolder();
  await git(folder, 'init', '--quiet', `--initial-branch=${branch}`);
  await git(folder, 'remote', 'add', 'origin', remote);
  await commitAndPush(folder, files, branch);
  return folder;
}

/** Writes files, commits everything (deletions too) and pushes. */
export async function commitAndPush(
  folder: string,
  files: Files,
  branch = 'main',
): Promise<void> {
  await writeFiles(folder, files);
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'Change it');
  await git(folder, 'push', '--quiet', 'origin', branch);
}
