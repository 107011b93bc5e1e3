import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where data recorded from real operators is, if the machine has it. */
export const sharedFolder = path.resolve(__dirname, '../../shared');

/** What some tests need and a machine may lack. */
const needs = {
  browser: {
    met: () => chromiumPath() !== undefined,
    how: "a browser: install Debian's chromium, or set CHROMIUM to the path of one",
  },
  'control plane': {
    met: () =>
      process.env.KUBEBUILDER_ASSETS !== undefined &&
      Number(process.versions.node.split('.')[0]) >= 24,
    how: 'a control plane: set KUBEBUILDER_ASSETS to a folder with etcd and kube-apiserver, and use Node 24',
  },
  'opea-comps': {
    met: () => pythonPath() !== undefined,
    how: "OPEA's Python package: run node scripts/python.mjs, or set OPEA_PYTHON to the path of a Python that has what test/python/requirements.txt says",
  },
  'docker-compose': {
    met: () => composePath() !== undefined,
    how: 'docker-compose: put it in PATH or beside the API server in KUBEBUILDER_ASSETS, or set COMPOSE to its path',
  },
  'recorded data': {
    met: () => existsSync(sharedFolder),
    how: 'recorded data: ../shared beside the repository',
  },
  registry: {
    met: () => process.env.OFFLINE === undefined,
    how: 'a package registry: unset OFFLINE',
  },
};

/** A name of something that tests need. */
export type Need = keyof typeof needs;

/**
 * A `describe` that is skipped, and says so in its name, where the machine
 * lacks what it needs.
 */
export function describeWith(
  wanted: Need[],
  name: string,
  body: () => void,
): void {
  const missing = wanted.filter(need => !needs[need].met());
  const run = missing.length === 0 ? describe : describe.skip;
  const how = missing.map(need => needs[need].how).join('; ');
  run(missing.length === 0 ? name : `${name} — needs ${how}`, body);
}

/** The browser to drive, if there is one. */
export function chromiumPath(): string | undefined {
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return candidates.find(
    candidate => candidate !== undefined && existsSync(candidate),
  );
}

/** The Python that has OPEA's package, if there is one. */
export function pythonPath(): string | undefined {
  const made = path.resolve(__dirname, '../.toolchain/python');
  return (
    process.env.OPEA_PYTHON ??
    // Without the stamp it was not made to its end.
    (existsSync(`${made}/.installed`) ? `${made}/bin/python` : undefined)
  );
}

/** The program `docker-compose`, if there is one. It needs no Docker to check files. */
export function composePath(): string | undefined {
  const folders = [
    process.env.KUBEBUILDER_ASSETS,
    ...(process.env.PATH ?? '').split(path.delimiter),
  ].filter(folder => folder !== undefined && folder !== '');
  return [
    process.env.COMPOSE,
    ...folders.map(folder => path.join(folder ?? '', 'docker-compose')),
  ].find(candidate => candidate !== undefined && existsSync(candidate));
}
