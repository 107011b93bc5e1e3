import { resolve } from 'node:path';
import { Trouble } from '../Trouble';
import type { Io } from './Io';
import { reasonOf } from './readSource';

/** The first line of what we render. */
const RENDERED = /^# Rendered from .* by OPEA for Backstage/;

/**
 * Writes files below a folder, all or none of them. What is there already and
 * was written by somebody else stays.
 *
 * @param files - texts by path in the folder
 * @param force - write over what somebody else wrote
 * @returns the paths of what has changed
 * @throws Trouble where files of others are in the way, or can't be written
 */
export async function writeFiles(
  files: Readonly<Record<string, string>>,
  { folder, force = false }: { folder: string; force?: boolean },
  io: Io,
): Promise<string[]> {
  const changed: string[] = [];
  const foreign: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const existing = await textAt(resolve(io.cwd, folder, path), io);
    if (existing !== text) {
      changed.push(path);
    }
    if (
      existing !== undefined &&
      existing !== text &&
      !RENDERED.test(existing)
    ) {
      foreign.push(path);
    }
  }
  if (foreign.length > 0 && !force) {
    throw new Trouble(
      `nothing is written: ${foreign.join(', ')} in ${folder} ${
        foreign.length === 1 ? 'was' : 'were'
      } not rendered by opeactl, and --force is not given`,
    );
  }
  for (const path of changed) {
    await writeFile(resolve(io.cwd, folder, path), files[path], io);
  }
  return changed;
}

/**
 * Writes a file.
 *
 * @throws Trouble where that can't be done
 */
export async function writeFile(
  path: string,
  text: string,
  io: Io,
): Promise<void> {
  try {
    await io.writeFile(path, text);
  } catch (error) {
    throw new Trouble(`${path} can't be written: ${reasonOf(error)}`);
  }
}

async function textAt(path: string, io: Io): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await io.readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new Trouble(`${path} can't be read: ${reasonOf(error)}`);
  }
}
