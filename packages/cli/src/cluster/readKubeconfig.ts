import { isDnsLabel } from '@opea/backstage-plugin-gmc-common';
import { resolve } from 'node:path';
import type { Io } from '../io/Io';
import { reasonOf } from '../io/readSource';
import { Trouble } from '../Trouble';
import { isSettings, readKubeconfigFiles } from './kubeconfigFiles';
import type { KubeconfigFile, Settings } from './kubeconfigFiles';

/** One context of a kubeconfig: who asks which cluster. */
export interface Kubeconfig {
  context: string;
  /** The one that the context names, or `default`. */
  namespace: string;
  clusterName: string;
  /** The settings, with the content of files in the place of their paths. */
  cluster: Settings & { server: string };
  user: Settings;
}

/** An entry of one of the lists, and where its relative paths start. */
interface Entry {
  settings: Settings;
  folder: string;
}

/** Files that settings name, and the key that takes their content. */
const CONTENT_KEYS = {
  'certificate-authority': 'certificate-authority-data',
  'client-certificate': 'client-certificate-data',
  'client-key': 'client-key-data',
};

/**
 * Reads a context of the kubeconfig that kubectl would take, as kubectl would:
 * of entries with the same name in several files, the first counts.
 *
 * @returns undefined where there is no kubeconfig
 * @throws Trouble where it can't be read, or names what it doesn't have
 */
export async function readKubeconfig(
  choice: { kubeconfig?: string; context?: string },
  io: Io,
): Promise<Kubeconfig | undefined> {
  const files = await readKubeconfigFiles(choice.kubeconfig, io);
  if (files.length === 0) {
    return undefined;
  }
  const where = files.map(({ name }) => name).join(', ');
  const contexts = entriesOf(files, 'contexts', 'context');
  const context = choice.context ?? currentContext(files);
  const known = `there is ${[...contexts.keys()].join(', ') || 'none'}`;
  if (context === undefined) {
    throw new Trouble(
      `${where} has no current context: choose one with --context; ${known}`,
    );
  }
  const chosen = contexts.get(context);
  if (!chosen) {
    throw new Trouble(`${where} has no context '${context}'; ${known}`);
  }
  const named = (list: string, part: string): Entry & { name: string } => {
    const name = String(chosen.settings[part] ?? '');
    const entry = entriesOf(files, list, part).get(name);
    // A context may be without a user: not every cluster asks for a name.
    if (!entry && (part === 'cluster' || name !== '')) {
      throw new Trouble(
        `context '${context}' names the ${part} '${name}', which ${where} doesn't have`,
      );
    }
    return { name, ...(entry ?? { settings: {}, folder: '' }) };
  };
  const cluster = named('clusters', 'cluster');
  return {
    context,
    namespace: namespaceOf(chosen.settings, `context '${context}' in ${where}`),
    clusterName: cluster.name,
    cluster: {
      ...(await withFiles(cluster, io)),
      server: serverOf(cluster.settings, `${cluster.name} in ${where}`),
    },
    user: await withFiles(named('users', 'user'), io),
  };
}

function entriesOf(
  files: readonly KubeconfigFile[],
  list: string,
  part: string,
): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const { folder, content } of files) {
    const entries = content[list];
    for (const entry of Array.isArray(entries) ? entries : []) {
      if (
        isSettings(entry) &&
        typeof entry.name === 'string' &&
        !found.has(entry.name)
      ) {
        const settings = isSettings(entry[part]) ? entry[part] : {};
        found.set(entry.name, { settings: settings as Settings, folder });
      }
    }
  }
  return found;
}

function currentContext(files: readonly KubeconfigFile[]): string | undefined {
  return files
    .map(({ content }) => content['current-context'])
    .find(
      (name): name is string => typeof name === 'string' && name.length > 0,
    );
}

function namespaceOf(settings: Settings, context: string): string {
  const namespace = settings.namespace || 'default';
  if (typeof namespace !== 'string' || !isDnsLabel(namespace)) {
    throw new Trouble(`${context} names a namespace that can't be one`);
  }
  return namespace;
}

function serverOf(settings: Settings, cluster: string): string {
  const { server } = settings;
  if (
    typeof server !== 'string' ||
    !URL.canParse(server) ||
    !/^https?:$/.test(new URL(server).protocol)
  ) {
    throw new Trouble(
      `cluster ${cluster} needs a server, a URL that begins with https://`,
    );
  }
  if (
    server.startsWith('http:') &&
    !isLocal(server) &&
    settings['insecure-skip-tls-verify'] !== true
  ) {
    throw new Trouble(
      `cluster ${cluster} has a server without TLS, ${server}: whoever is on the way could read the credentials. With insecure-skip-tls-verify it is asked all the same`,
    );
  }
  return server;
}

/** Whether a URL leads to this machine. */
function isLocal(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
}

/** The settings with what their files hold, and paths from the root. */
async function withFiles(
  { settings, folder }: Entry,
  io: Io,
): Promise<Settings> {
  const complete: Record<string, unknown> = { ...settings };
  const read = async (key: string) => {
    const path = settings[key];
    return typeof path === 'string' && path !== ''
      ? readBytes(resolve(folder, path), key, io)
      : undefined;
  };
  for (const [key, contentKey] of Object.entries(CONTENT_KEYS)) {
    delete complete[key];
    if (!complete[contentKey]) {
      complete[contentKey] = (await read(key))?.toString('base64');
    }
  }
  const token = await read('tokenFile');
  if (token) {
    delete complete.tokenFile;
    complete.token = token.toString('utf8').trim();
  }
  const { exec } = settings;
  if (isSettings(exec) && /[/\\]/.test(String(exec.command))) {
    complete.exec = { ...exec, command: resolve(folder, `${exec.command}`) };
  }
  return complete;
}

async function readBytes(path: string, key: string, io: Io): Promise<Buffer> {
  try {
    return Buffer.from(await io.readFile(path));
  } catch (error) {
    throw new Trouble(
      `the ${key} ${path} of the kubeconfig can't be read: ${reasonOf(error)}`,
    );
  }
}
