import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pythonPath } from '../../needs';
import type { Runs } from '../median';

const LIMIT_MS = 120_000;

/**
 * The median time of OPEA's own reader, in milliseconds.
 *
 * @returns undefined where this machine does not have it
 */
export function peerTime(
  document: string,
  { warmUp, measured }: Runs,
): number | undefined {
  const python = pythonPath();
  if (python === undefined) {
    return undefined;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'opea-bench-'));
  try {
    const file = path.join(folder, 'opea.yaml');
    writeFileSync(file, document);
    const script = path.join(__dirname, 'peer.py');
    const output = execFileSync(
      python,
      [script, file, `${warmUp}`, `${measured}`],
      { encoding: 'utf8', timeout: LIMIT_MS },
    );
    return Number(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
