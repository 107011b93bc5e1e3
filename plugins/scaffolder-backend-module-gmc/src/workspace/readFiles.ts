import { readdir, readFile, stat } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';

/** Beyond this, a file is not one of ours; it is not read into memory. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;

/**
 * Reads one file of a folder.
 *
 * @throws NotFoundError where it is not there, InputError where it is too
 * large to be one of ours
 */
export async function readFileOf(root: string, path: string): Promise<string> {
  const target = resolveSafeChildPath(root, path);
  const found = await stat(target).catch(() => undefined);
  if (!found?.isFile()) {
    throw new NotFoundError(`The workspace has no file '${path}'`);
  }
  if (found.size > MAX_FILE_BYTES) {
    throw new InputError(
      `'${path}' is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`,
    );
  }
  return readFile(target, 'utf8');
}

/**
 * Reads the files of an application: those at the top of its repository, and
 * all below `deploy` and `.opea`.
 *
 * @returns texts by path, with `/` between folders
 */
export async function readApplicationFiles(
  root: string,
): Promise<Record<string, string>> {
  const paths = ['opea.yaml', 'catalog-info.yaml'];
  for (const folder of ['deploy', '.opea']) {
    paths.push(...(await pathsBelow(root, folder)));
  }
  const files: Record<string, string> = {};
  for (const path of paths.sort()) {
    const text = await readFileOf(root, path).catch(error => {
      if (NotFoundError.is(error)) {
        return undefined;
      }
      throw error;
    });
    if (text !== undefined) {
      files[path] = text;
    }
  }
  return files;
}

async function pathsBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(resolveSafeChildPath(root, folder), {
    withFileTypes: true,
  }).catch(() => []);
  const paths: string[] = [];
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      paths.push(...(await pathsBelow(root, path)));
    } else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) {
      paths.push(path);
    }
  }
  return paths;
}
