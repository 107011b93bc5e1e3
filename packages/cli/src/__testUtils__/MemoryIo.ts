import { resolve } from 'node:path';
import { run } from '../run';
import type { Io, Stream } from '../io/Io';

/** A world for opeactl in which nothing but what a test says is there. */
export class MemoryIo implements Io {
  readonly cwd = '/project';
  readonly env: Record<string, string | undefined> = {};
  /** By absolute path; an error is what reading the file gives. */
  readonly files = new Map<string, string | Uint8Array | Error>();
  stdin: string | Uint8Array = '';
  time = new Date('2026-11-23T16:40:00Z');
  /** What happens while a command waits. */
  onSleep = () => {};
  out = '';
  err = '';
  readonly stdout = this.stream(text => (this.out += text));
  readonly stderr = this.stream(text => (this.err += text));

  /** @param files - by path, relative to the current folder */
  constructor(files: Record<string, string | Uint8Array | Error> = {}) {
    for (const [path, content] of Object.entries(files)) {
      this.files.set(resolve(this.cwd, path), content);
    }
  }

  /** Runs opeactl in this world; gives its exit code. */
  run(...args: string[]): Promise<number> {
    this.out = '';
    this.err = '';
    return run(args, this);
  }

  /** What standard output got, as JSON. */
  get json(): unknown {
    return JSON.parse(this.out);
  }

  async readStdin(): Promise<Uint8Array> {
    return Buffer.from(this.stdin);
  }

  async readFile(path: string): Promise<Uint8Array> {
    const content = this.files.get(path) ?? fileError('ENOENT');
    if (content instanceof Error) {
      throw content;
    }
    return Buffer.from(content);
  }

  async writeFile(path: string, text: string): Promise<void> {
    this.files.set(path, text);
  }

  now(): Date {
    return this.time;
  }

  /** Time passes at once. */
  async sleep(milliseconds: number): Promise<void> {
    this.onSleep();
    this.time = new Date(this.time.getTime() + milliseconds);
  }

  async loadKubernetesClient(): Promise<
    typeof import('@kubernetes/client-node')
  > {
    // Jest has no import() of its own.
    return jest.requireActual('@kubernetes/client-node');
  }

  private stream(
    add: (text: string) => void,
  ): Stream & { isTerminal: boolean } {
    return { write: add, isTerminal: false };
  }
}

/** An error as `node:fs` gives it. */
export function fileError(code: string): Error {
  return Object.assign(new Error(`${code}: somewhere`), { code });
}
