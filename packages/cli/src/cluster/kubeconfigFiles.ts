import { delimiter, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Io } from '../io/Io';
import { reasonOf } from '../io/readSource';
import { Trouble } from '../Trouble';

/** What stands under a key of a kubeconfig. */
export type Settings = Readonly<Record<string, unknown>>;

/** A kubeconfig as it is written. */
export interface KubeconfigFile {
  /** As it was given. */
  name: string;
  /** Relative paths in the file start here. */
  folder: string;
  content: Settings;
}

/**
 * Reads the files that kubectl would: `--kubeconfig`, else those of the
 * variable `KUBECONFIG`, else `~/.kube/config`.
 *
 * @param given - what `--kubeconfig` says
 * @returns none where nobody named one, and the usual one is not there
 * @throws Trouble where one can't be read
 */
export async function readKubeconfigFiles(
  given: string | undefined,
  io: Io,
): Promise<KubeconfigFile[]> {
  const named = (io.env.KUBECONFIG ?? '').split(delimiter).filter(Boolean);
  const home = io.env.HOME ?? io.env.USERPROFILE;
  const files: KubeconfigFile[] = [];
  for (const name of namesOf(given, named, home)) {
    const text = await readText(name, { isRequired: given !== undefined }, io);
    if (text !== undefined) {
      const folder = resolve(io.cwd, dirname(name));
      files.push({ name, folder, content: contentOf(name, text) });
    }
  }
  if (files.length === 0 && named.length > 0) {
    throw new Trouble(
      `KUBECONFIG names ${named.join(', ')}, and no such file is there`,
    );
  }
  return files;
}

export function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namesOf(
  given: string | undefined,
  named: string[],
  home: string | undefined,
): string[] {
  if (given !== undefined) {
    return [given];
  }
  if (named.length > 0) {
    return named;
  }
  return home === undefined ? [] : [join(home, '.kube', 'config')];
}

/** Some of several files may be absent, as for kubectl. */
async function readText(
  name: string,
  { isRequired }: { isRequired: boolean },
  io: Io,
): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await io.readFile(resolve(io.cwd, name)));
  } catch (error) {
    if (!isRequired && (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new Trouble(
      `the kubeconfig ${name} can't be read: ${reasonOf(error)}`,
    );
  }
}

function contentOf(name: string, text: string): Settings {
  let content: unknown;
  try {
    content = parse(text, { logLevel: 'error' });
  } catch {
    // The parser's own words quote the line, and that may be a credential.
    throw new Trouble(`${name} is no kubeconfig: it is no YAML`);
  }
  if (!isSettings(content) || (content.kind ?? 'Config') !== 'Config') {
    throw new Trouble(
      `${name} is no kubeconfig: it should be a mapping of kind Config`,
    );
  }
  return content;
}
