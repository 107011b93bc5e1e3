import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/**
 * Settings that must hold whatever the machine's own git is told: none of its
 * configuration is read, and no maintenance goes on after a command ended.
 */
const SETTINGS: Record<string, string> = {
  'safe.directory': '*',
  'gc.auto': '0',
  'receive.autogc': 'false',
  'receive.denyDeleteCurrent': 'warn',
  'core.quotePath': 'false',
};

/** What a git command that failed said. */
export class GitError extends Error {
  constructor(readonly exitCode: number | null, readonly stderr: string) {
    super(stderr.trim() || `git ended with code ${exitCode}`);
    this.name = 'GitError';
  }
}

/**
 * The environment of every git process of the host.
 *
 * @param settings - git configuration for this process only, by key
 */
export function gitEnvironment(
  settings: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const entries = Object.entries({ ...SETTINGS, ...settings });
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(entries.length),
  };
  for (const [index, [key, value]] of entries.entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return environment;
}

/** Starts git without a shell. The caller reads its output. */
export function spawnGit(
  args: string[],
  environment: NodeJS.ProcessEnv = gitEnvironment(),
): ChildProcessWithoutNullStreams {
  return spawn('git', args, { env: environment, cwd: '/' });
}

/**
 * Runs git to its end.
 *
 * @returns what it wrote to its standard output
 * @throws {@link GitError} when it ends with another code than 0
 */
export async function runGit(args: string[]): Promise<Buffer> {
  const git = spawnGit(args);
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  git.stdout.on('data', chunk => output.push(chunk));
  git.stderr.on('data', chunk => errors.push(chunk));
  git.stdin.end();
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    git.once('error', reject);
    git.once('close', resolve);
  });
  if (exitCode !== 0) {
    throw new GitError(exitCode, Buffer.concat(errors).toString());
  }
  return Buffer.concat(output);
}
