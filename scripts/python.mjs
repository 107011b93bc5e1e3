// `node scripts/python.mjs`: a virtual environment with OPEA's Python package,
// for the tests and benchmarks that run it. Quick when it is there already.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './toolchain.mjs';

const FOLDER = path.join(root, '.toolchain/python');
const REQUIREMENTS = path.join(root, 'test/python/requirements.txt');
const STAMP = path.join(FOLDER, '.installed');

/** The packages are there for these, and `venv` has to be able to bring pip. */
const PROBE = `import sys, venv, ensurepip
assert (3, 11) <= sys.version_info[:2] <= (3, 13)
print(sys.executable, sys.version, sep="\\n")`;

/** Makes the environment, unless it is what is there. */
export function installPython() {
  const found = findPython();
  const wanted = createHash('sha256')
    .update(found.version)
    .update(readFileSync(REQUIREMENTS))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;

  console.log('Installing Python packages …');
  run(found.executable, ['-m', 'venv', '--clear', FOLDER]);
  run(path.join(FOLDER, 'bin/python'), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
    ...['--no-deps', '--requirement', REQUIREMENTS],
  ]);
  writeFileSync(STAMP, wanted);
}

function findPython() {
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11']) {
    try {
      const [executable, version] = execFileSync(name, ['-c', PROBE], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).split('\n');
      return { executable, version };
    } catch {
      // Not there, or not one that will do.
    }
  }
  throw new Error(
    'There is no Python 3.11 to 3.13 with venv: install one (python3 and python3-venv of Debian).',
  );
}

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    throw new Error('The Python packages could not be installed; see above.');
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    installPython();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
