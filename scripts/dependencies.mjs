// `yarn install`, when something changed since the last one.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment, root, yarn } from './toolchain.mjs';

const STAMP = path.join(root, 'node_modules/.installed');

/** Installs what the lockfile says, unless that is what is there already. */
export async function installDependencies(node) {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;

  console.log('Installing dependencies …');
  const [command, args] = yarn(node, ['install', '--immutable']);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: environment(node, npmSettings()),
  });
  if (status !== 0) {
    throw new Error('The dependencies could not be installed; see above.');
  }
  writeFileSync(STAMP, wanted);
}

/** A hash of all that decides what is installed. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    'test/package.json',
    ...manifestsOf('packages'),
    ...manifestsOf('plugins'),
  ]) {
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function manifestsOf(folder) {
  return readdirSync(path.join(root, folder))
    .sort()
    .map(name => `${folder}/${name}/package.json`)
    .filter(file => existsSync(path.join(root, file)));
}

/**
 * Variables that tell Yarn 4 what npm is configured with: where it may fetch
 * from, and how. It does not read npm's configuration by itself.
 */
export function npmSettings() {
  const settings = {
    registry: 'YARN_NPM_REGISTRY_SERVER',
    cafile: 'YARN_HTTPS_CA_FILE_PATH',
    'https-proxy': 'YARN_HTTPS_PROXY',
    proxy: 'YARN_HTTP_PROXY',
  };
  const variables = {};
  for (const [setting, variable] of Object.entries(settings)) {
    const value = npmConfig(setting);
    if (value && process.env[variable] === undefined)
      variables[variable] = value;
  }
  return variables;
}

function npmConfig(setting) {
  try {
    const value = execFileSync('npm', ['config', 'get', setting], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return ['null', 'undefined', ''].includes(value) ? undefined : value;
  } catch {
    return undefined;
  }
}
