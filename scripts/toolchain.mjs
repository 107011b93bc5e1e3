// The Node and the Yarn that everything else runs with.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const NODE_VERSION = '24.21.0';
const SUPPORTED_MAJORS = ['22', '24'];
const YARN = path.join(root, '.yarn/releases/yarn-4.13.0.cjs');
const REMEMBERED_NODE = path.join(root, '.toolchain/node');

/**
 * A Node that Backstage supports: the one that runs this script, the one that
 * an earlier run brought, or one from the registry.
 *
 * @returns {Promise<{ execPath: string, version: string }>}
 */
export async function findNode() {
  if (SUPPORTED_MAJORS.includes(majorOf(process.version))) {
    return { execPath: process.execPath, version: process.version };
  }
  const remembered = existsSync(REMEMBERED_NODE)
    ? probe(readFileSync(REMEMBERED_NODE, 'utf8').trim())
    : undefined;
  return remembered ?? fetchNode();
}

/**
 * The command line that runs Yarn; Yarn gives the programs it starts the same
 * Node, and a `yarn`.
 *
 * @param {{ execPath: string }} node
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function yarn(node, args) {
  return [node.execPath, [YARN, ...args]];
}

/**
 * The environment for what runs under `node`: its folder comes first, so that
 * a child that looks for a `node` finds this one.
 */
export function environment(node, extra = {}) {
  const folder = path.dirname(node.execPath);
  return {
    ...process.env,
    PATH: `${folder}${path.delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  };
}

function majorOf(version) {
  return version.replace(/^v/, '').split('.')[0];
}

function fetchNode() {
  // The platform's own package: unlike `node` it has no install script, and
  // with an exact version npx needs no network the second time.
  const name =
    process.platform === 'win32'
      ? `node-win-${process.arch}`
      : `node-${process.platform}-${process.arch}`;
  console.log(
    `Backstage needs Node ${SUPPORTED_MAJORS.join(' or ')}, this is ${
      process.version
    }: bringing ${NODE_VERSION} …`,
  );
  let execPath;
  try {
    execPath = execFileSync(
      'npx',
      [
        '--yes',
        '--package',
        `${name}@${NODE_VERSION}`,
        '--',
        'node',
        '-p',
        'process.execPath',
      ],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    ).trim();
  } catch (error) {
    throw new Error(
      `Could not bring Node ${NODE_VERSION} (package ${name}):\n${error.stderr}\nInstall Node 24 and try again.`,
    );
  }
  const node = probe(execPath);
  if (!node) {
    throw new Error(
      `The package ${name} gave ${execPath}, which is not Node ${NODE_VERSION}. Install Node 24 and try again.`,
    );
  }
  mkdirSync(path.dirname(REMEMBERED_NODE), { recursive: true });
  writeFileSync(REMEMBERED_NODE, `${execPath}\n`);
  return node;
}

/** What is there, if it runs and is a version that Backstage supports. */
function probe(execPath) {
  try {
    const version = execFileSync(execPath, ['-p', 'process.version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return SUPPORTED_MAJORS.includes(majorOf(version))
      ? { execPath, version }
      : undefined;
  } catch {
    return undefined;
  }
}
