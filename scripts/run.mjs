// Behind `npm start`, `npm test`, `npm run bench` and `npm run soak`. Runs on Node 20 with
// nothing installed: it brings the Node that Backstage wants, Yarn and the
// dependencies, and then does what was asked. Node's own modules only.
import { bench } from './bench.mjs';
import { installDependencies } from './dependencies.mjs';
import { soak } from './soak.mjs';
import { start } from './start.mjs';
import { test } from './test.mjs';
import { findNode } from './toolchain.mjs';

const commands = { start, test, bench, soak };
const [name, ...flags] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`usage: run.mjs ${Object.keys(commands).join('|')} [flags]`);
  process.exit(2);
}

try {
  const node = await findNode();
  await installDependencies(node);
  process.exitCode = await command(node, flags);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
