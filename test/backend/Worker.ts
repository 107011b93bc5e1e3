import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { on, once } from 'node:events';

const KEPT_OUTPUT = 50_000;
const LIMIT_MS = 120_000;
const STOP_MS = 15_000;

/**
 * A TypeScript file as a process of its own, which is spoken with in messages.
 * It is to end when the connection does.
 */
export class Worker {
  readonly #child: ChildProcess;
  #output = '';

  constructor(file: string, execArgv: string[] = []) {
    this.#child = fork(file, {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ...execArgv,
      ],
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#output = (this.#output + chunk).slice(-KEPT_OUTPUT);
      });
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it printed, the last of it. */
  get output(): string {
    return this.#output;
  }

  /** Sends something, and gives the answer, which has a field of that name. */
  async ask<T>(message: Serializable, field: string): Promise<T> {
    const over = new AbortController();
    const signal = AbortSignal.any([
      over.signal,
      AbortSignal.timeout(LIMIT_MS),
    ]);
    const ended = once(this.#child, 'exit', { signal }).then(() => {
      throw new Error('It ended');
    });
    this.#child.send(message);
    try {
      return await Promise.race([this.#answer<T>(field, signal), ended]);
    } catch (error) {
      throw new Error(`No answer; it printed:\n${this.#output}`, {
        cause: error,
      });
    } finally {
      over.abort();
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      return;
    }
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
    await exit;
    clearTimeout(timer);
  }

  async #answer<T>(field: string, signal: AbortSignal): Promise<T> {
    // What compiles TypeScript sends messages, too.
    for await (const [message] of on(this.#child, 'message', { signal })) {
      if (field in message) {
        return message;
      }
    }
    throw new Error('There are no more messages');
  }
}
