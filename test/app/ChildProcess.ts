import { spawn } from 'node:child_process';
import type { ChildProcess as NodeChildProcess } from 'node:child_process';
import { once } from 'node:events';

const KEPT_OUTPUT = 200_000;

/** A process that a test starts, watches and ends. */
export class ChildProcess {
  readonly #child: NodeChildProcess;
  #output = '';

  /**
   * Runs a TypeScript file under this very Node, as Backstage's own tooling
   * does, with the tooling that is installed at `cwd`.
   */
  static runTypeScript(
    file: string,
    options: { args?: string[]; cwd: string; env: Record<string, string> },
  ): ChildProcess {
    const args = [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs', {
        paths: [options.cwd],
      }),
      file,
      ...(options.args ?? []),
    ];
    return ChildProcess.run(process.execPath, args, options);
  }

  /** Runs a program. */
  static run(
    command: string,
    args: string[],
    { cwd, env }: { cwd: string; env: Record<string, string> },
  ): ChildProcess {
    return new ChildProcess(
      spawn(command, args, {
        cwd,
        env: { ...inheritedEnvironment(), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  private constructor(child: NodeChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#output = (this.#output + chunk).slice(-KEPT_OUTPUT);
      });
    }
  }

  /** What it printed so far, the last 200,000 characters of it. */
  get output(): string {
    return this.#output;
  }

  /** Whether it has ended. */
  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What it ended with, if it ended by itself. */
  get exitCode(): number | undefined {
    return this.#child.exitCode ?? undefined;
  }

  /** Ends it and waits; SIGKILL ends it as a crash would. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.ended) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill(signal);
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    await exit;
    clearTimeout(timer);
  }
}

/** Without what Jest sets: the process is not part of the test. */
function inheritedEnvironment(): NodeJS.ProcessEnv {
  const { JEST_WORKER_ID, NODE_OPTIONS, ...rest } = process.env;
  // Guests are let in during development only.
  return { ...rest, NODE_ENV: 'development' };
}
