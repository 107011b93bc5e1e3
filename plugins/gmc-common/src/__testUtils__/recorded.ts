import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What real tools take and say; it lies beside the repository, not in it. */
const RECORDED = resolve(__dirname, '../../../../../shared');

/**
 * For tests of recorded data: where that is not there they are skipped, and
 * say how to get it. Their body is not run then: it may read at once.
 */
export function describeRecorded(name: string, body: () => void): void {
  const isThere = existsSync(RECORDED);
  const run = isThere ? describe : describe.skip;
  const notRun = it.todo;
  const needs = 'needs recorded data: ../shared beside the repository';
  run(
    isThere ? name : `${name} — ${needs}`,
    isThere ? body : () => notRun('is not run'),
  );
}

/** @param path - `gmc/crd.yaml`, say */
export function readRecorded(path: string): string {
  return readFileSync(join(RECORDED, path), 'utf8');
}

/** The names of a recorded folder's YAML files, without their ending. */
export function recordedNames(folder: string): string[] {
  return readdirSync(join(RECORDED, folder))
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length));
}
