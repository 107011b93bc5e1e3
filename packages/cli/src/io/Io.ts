/** Standard output or standard error. */
export interface Stream {
  write(text: string): void;
  /** A person looks at it, rather than a program. */
  isTerminal: boolean;
}

/** All that a command has of the world. */
export interface Io {
  stdout: Stream;
  stderr: Stream;
  /** Reads standard input to its end. */
  readStdin(): Promise<Uint8Array>;
  /** Rejects with the errors of `node:fs`. */
  readFile(path: string): Promise<Uint8Array>;
  /** Makes the folders on the way. Rejects with the errors of `node:fs`. */
  writeFile(path: string, text: string): Promise<void>;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** Loaded when it is asked for: most commands need no cluster. */
  loadKubernetesClient(): Promise<typeof import('@kubernetes/client-node')>;
  env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  cwd: string;
}
