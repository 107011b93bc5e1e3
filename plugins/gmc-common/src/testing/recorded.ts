import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What real tools take and say; it lies beside the repository, not in it. */
const RECORDED = resolve(__dirname, '../../../../../shared');

export function recordedPath(path: string): string {
  return join(RECORDED, path);
}

/** A test of one recorded file, skipped by its name where that is not there. */
export function recordedIt(
  name: string,
  path: string,
  test: (text: string) => void,
): void {
  const file = recordedPath(path);
  if (existsSync(file)) {
    it(name, () => test(readFileSync(file, 'utf8')));
  } else {
    it.skip(`${name} (../shared/${path} is not there)`, () => {});
  }
}

/** The YAML files of a recorded folder; none where that is not there. */
export function recordedFiles(folder: string): string[] {
  const path = recordedPath(folder);
  return existsSync(path)
    ? readdirSync(path)
        .filter(file => file.endsWith('.yaml'))
        .map(file => `${folder}/${file}`)
    : [];
}
