import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What real tools take and say; it lies beside the repository, not in it. */
const RECORDED = resolve(__dirname, '../../../../../shared');

/** For tests of recorded data: they are skipped where that is not there. */
export const describeRecorded: jest.Describe = existsSync(RECORDED)
  ? describe
  : describe.skip;

/** @param path - `gmc/crd.yaml` */
export function readRecorded(path: string): string {
  return readFileSync(join(RECORDED, path), 'utf8');
}

/** The names of a recorded folder's YAML files, without their ending. */
export function recordedNames(folder: string): string[] {
  return readdirSync(join(RECORDED, folder))
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length));
}
