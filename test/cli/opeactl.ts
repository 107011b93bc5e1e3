import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = path.resolve(__dirname, '../..');

/** What `npx opeactl` starts in the repository. */
const BIN = path.join(ROOT, 'node_modules/.bin/opeactl');

/** What a command printed, and its exit code. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `opeactl` in a folder, as a user does. */
export class Opeactl {
  constructor(readonly folder: string) {}

  run(...args: string[]): Outcome {
    return this.start(process.execPath, [BIN, ...args]);
  }

  /**
   * Runs it while this process goes on: a server that it asks may be in here.
   *
   * @param env - what else is in its environment
   */
  async ask(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: this.folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [[code], stdout, stderr] = await Promise.all([
      once(child, 'close'),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code, stdout, stderr };
  }

  /** Runs it with something on standard input. */
  pipe(input: string | Uint8Array, ...args: string[]): Outcome {
    return this.start(process.execPath, [BIN, ...args], input);
  }

  /** Runs a line of shell, in which `opeactl` is the command; there may be no other. */
  shell(line: string): Outcome {
    return this.start('sh', [
      '-c',
      `opeactl() { "${process.execPath}" "${BIN}" "$@"; }; ${line}`,
    ]);
  }

  private start(
    command: string,
    args: string[],
    input?: string | Uint8Array,
  ): Outcome {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: this.folder,
      input,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error) {
      throw error;
    }
    return { code: status, stdout, stderr };
  }
}
