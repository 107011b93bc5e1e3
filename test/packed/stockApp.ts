import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const repository = path.resolve(__dirname, '../..');
const yarnCli = path.join(repository, '.yarn/releases/yarn-4.13.0.cjs');

const CREATE_APP = '@backstage/create-app@0.9.2';

const backendFeatures = [
  '@opea/backstage-plugin-gmc-backend',
  '@opea/backstage-plugin-kubernetes-backend-module-gmc',
  '@opea/backstage-plugin-scaffolder-backend-module-gmc',
];

/** Names a connector of a cluster that nobody configured. */
const ENTITY = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: chatqna
  annotations:
    gmc.opea.io/connector: chatqna/chatqna
    backstage.io/kubernetes-cluster: elsewhere
spec:
  type: genai-pipeline
  lifecycle: experimental
  owner: guests
`;

/** A package as an adopter gets it. */
export interface PackedPackage {
  name: string;
  tarball: string;
}

/**
 * Builds and packs every published package of the repository.
 *
 * @param folder - where the tarballs go
 */
export function packPackages(folder: string): PackedPackage[] {
  const plugins = path.join(repository, 'plugins');
  return fs.readdirSync(plugins).map(directory => {
    const cwd = path.join(plugins, directory);
    const { name } = readJson(path.join(cwd, 'package.json'));
    const tarball = path.join(folder, `${directory}.tgz`);
    yarn(cwd, ['backstage-cli', 'package', 'build']);
    yarn(cwd, ['pack', '--out', tarball]);
    return { name, tarball };
  });
}

/**
 * Makes a stock app outside the repository, with our packages added as the
 * README tells an adopter to, and one entity that names a connector.
 *
 * @returns the app's folder
 */
export function createStockApp(
  folder: string,
  packages: PackedPackage[],
): string {
  const app = path.join(folder, 'app');
  runCreateApp(folder, app);
  addPackages(app, packages);
  addBackendFeatures(app);
  fs.writeFileSync(path.join(app, 'examples/entities.yaml'), ENTITY);
  lockVersions(app);
  fs.copyFileSync(
    path.join(repository, '.yarnrc.yml'),
    path.join(app, '.yarnrc.yml'),
  );
  yarn(app, ['install', '--no-immutable']);
  return app;
}

/** Builds the app's production bundle. */
export function buildStockApp(app: string): void {
  yarn(path.join(app, 'packages/app'), ['backstage-cli', 'package', 'build']);
}

function runCreateApp(folder: string, app: string): void {
  // create-app looks for a Yarn on the PATH.
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(
    path.join(bin, 'yarn'),
    `#!/bin/sh\nexec "${process.execPath}" "${yarnCli}" "$@"\n`,
    { mode: 0o755 },
  );
  execFileSync('npx', ['--yes', CREATE_APP, '--skip-install', '--path', app], {
    cwd: folder,
    input: 'stock-app\n',
    stdio: ['pipe', 'ignore', 'pipe'],
    env: {
      ...process.env,
      PATH: [bin, path.dirname(process.execPath), process.env.PATH].join(
        path.delimiter,
      ),
    },
  });
}

function addPackages(app: string, packages: PackedPackage[]): void {
  const tarballs = Object.fromEntries(
    packages.map(({ name, tarball }) => [name, `file:${tarball}`]),
  );
  editJson(path.join(app, 'package.json'), manifest => {
    const ours = readJson(path.join(repository, 'package.json'));
    manifest.resolutions = {
      ...manifest.resolutions,
      ...ours.resolutions,
      // What our packages need of each other comes from the tarballs too.
      ...tarballs,
    };
  });
  editJson(path.join(app, 'packages/app/package.json'), manifest => {
    const name = '@opea/backstage-plugin-gmc';
    manifest.dependencies = {
      ...manifest.dependencies,
      [name]: tarballs[name],
    };
  });
  editJson(path.join(app, 'packages/backend/package.json'), manifest => {
    const backendPackages = Object.entries(tarballs).filter(([name]) =>
      backendFeatures.includes(name),
    );
    manifest.dependencies = {
      ...manifest.dependencies,
      ...Object.fromEntries(backendPackages),
    };
  });
}

function addBackendFeatures(app: string): void {
  const index = path.join(app, 'packages/backend/src/index.ts');
  const lines = backendFeatures.map(name => `backend.add(import('${name}'));`);
  const source = fs.readFileSync(index, 'utf8');
  fs.writeFileSync(
    index,
    source.replace('backend.start();', `${lines.join('\n')}\nbackend.start();`),
  );
}

/**
 * Keeps the stock packages at the versions that we are tested with, and those
 * that we don't use at the versions of the app's release: what came out since
 * must not decide whether our packages pass.
 */
function lockVersions(app: string): void {
  const lock = fs.readFileSync(path.join(repository, 'yarn.lock'), 'utf8');
  fs.writeFileSync(path.join(app, 'yarn.lock'), lock);
  for (const name of ['app', 'backend']) {
    editJson(path.join(app, 'packages', name, 'package.json'), manifest => {
      manifest.dependencies = mapValues(manifest.dependencies, pinned);
      manifest.devDependencies = mapValues(manifest.devDependencies, pinned);
    });
  }

  function pinned(name: string, range: string): string {
    return lock.includes(`"${name}@npm:${range}`) ||
      lock.includes(`, ${name}@npm:${range}`)
      ? range
      : range.replace(/^\^/, '');
  }
}

function mapValues(
  record: Record<string, string> = {},
  map: (key: string, value: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, map(key, value)]),
  );
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  resolutions?: Record<string, string>;
}

function readJson(file: string): Manifest {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function editJson(file: string, edit: (manifest: Manifest) => void): void {
  const manifest = readJson(file);
  edit(manifest);
  fs.writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A build under NODE_ENV=test would be none that an adopter gets. */
function withoutJest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_ENV, NODE_OPTIONS, JEST_WORKER_ID, ...rest } = env;
  return rest;
}

function yarn(cwd: string, args: string[]): void {
  try {
    execFileSync(process.execPath, [yarnCli, ...args], {
      cwd,
      env: withoutJest(process.env),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`yarn ${args.join(' ')} in ${cwd}:\n${stdout}\n${stderr}`);
  }
}
