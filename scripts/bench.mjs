// `npm run bench -- NAME`: measures one thing. NAME is a folder of test/bench.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { environment, root } from './toolchain.mjs';

const BENCHES = path.join(root, 'test/bench');

/** Runs a benchmark with the flags it is given; gives the exit code. */
export async function bench(node, [name, ...flags]) {
  const main = path.join(BENCHES, `${name}`, 'main.ts');
  if (!existsSync(main)) {
    console.error(`usage: npm run bench -- ${names().join('|')} [--json]`);
    return 2;
  }
  const { status } = spawnSync(
    node.execPath,
    ['--require', '@backstage/cli/config/nodeTransform.cjs', main, ...flags],
    {
      cwd: path.join(root, 'test'),
      env: environment(node, { NODE_ENV: 'production' }),
      stdio: 'inherit',
    },
  );
  return status ?? 1;
}

function names() {
  return readdirSync(BENCHES, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name);
}
