import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Io, Stream } from './Io';

/** The world as a process has it. */
export function nodeIo({
  stdin,
  stdout,
  stderr,
  env,
  cwd,
}: NodeJS.Process): Io {
  // It ends once, and may be asked for twice: `opeactl validate - -`.
  let input: Promise<Uint8Array> | undefined;
  return {
    stdout: streamOf(stdout),
    stderr: streamOf(stderr),
    readStdin: () => (input ??= readToEnd(stdin)),
    readFile: path => readFile(path),
    writeFile: async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    },
    now: () => new Date(),
    sleep: milliseconds => setTimeout(milliseconds),
    loadKubernetesClient: () => import('@kubernetes/client-node'),
    env,
    cwd: cwd(),
  };
}

async function readToEnd(stdin: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) {
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  // `opeactl … | head -1`: whoever reads has had enough, and nothing is wrong.
  stream.on('error', error => {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
      throw error;
    }
  });
  return {
    write: text => void stream.write(text),
    isTerminal: stream.isTTY === true,
  };
}
