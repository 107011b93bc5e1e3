import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChildProcess } from '../app/ChildProcess';
import { freePorts } from '../app/freePorts';
import { waitFor } from '../app/waitFor';
import { pythonPath } from '../needs';

const PYTHON = pythonPath() ?? 'python3';

/** A rendered program that runs, on a free port of the loopback interface. */
export class PythonProgram {
  /** Starts it and waits until it answers. */
  static async start(
    files: Record<string, string>,
    env: Record<string, string>,
  ): Promise<PythonProgram> {
    const [port] = await freePorts(1);
    const folder = writeFiles(files);
    const process = ChildProcess.run(PYTHON, ['megaservice.py'], {
      cwd: path.join(folder, 'app'),
      env: {
        ...env,
        MEGA_HOST: '127.0.0.1',
        MEGA_PORT: `${port}`,
        NO_PROXY: '127.0.0.1',
        PYTHONDONTWRITEBYTECODE: '1',
      },
    });
    const program = new PythonProgram(process, folder, port);
    try {
      await program.answers();
    } catch (error) {
      await program.stop();
      throw new Error(`The program did not start:\n${process.output}`, {
        cause: error,
      });
    }
    return program;
  }

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** Sends it a request. */
  async ask(endpoint: string, body: object): Promise<Response> {
    return await fetch(`http://127.0.0.1:${this.port}${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  }

  /** Ends it; gives the exit code if it was the program's own. */
  async stop(): Promise<number | undefined> {
    await this.process.stop();
    rmSync(this.folder, { recursive: true, force: true });
    return this.process.exitCode;
  }

  private async answers(): Promise<void> {
    const url = `http://127.0.0.1:${this.port}/health`;
    await waitFor(
      'the program',
      async () => this.process.ended || (await fetch(url)).ok,
      { timeoutMs: 60_000 },
    );
    if (this.process.ended) {
      throw new Error('It ended');
    }
  }
}

/**
 * What Python and its linter say against programs; nothing, if all is well.
 *
 * @param programs - the files of each, by any name
 */
export function complaintsAbout(
  programs: Record<string, Record<string, string>>,
): string {
  const files = Object.entries(programs).flatMap(([name, program]) =>
    Object.entries(program).map(([file, text]) => [`${name}/${file}`, text]),
  );
  const folder = writeFiles(Object.fromEntries(files));
  const ruff = ['-m', 'ruff', '--isolated', '--quiet'];
  try {
    return [
      ['-m', 'compileall', '-q', '.'],
      [...ruff, 'format', '--no-cache', '--diff', '.'],
      [...ruff, 'check', '--no-cache', '--select=E,F,W,I,B,UP,SIM', '.'],
    ]
      .map(args => spawnSync(PYTHON, args, { cwd: folder, encoding: 'utf8' }))
      .map(({ stdout, stderr, error }) => error?.message ?? stdout + stderr)
      .join('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'opea-python-'));
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return folder;
}
