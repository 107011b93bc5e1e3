import { resolve } from 'node:path';
import { readEnvironment } from './readEnvironment';
import { startSandbox } from './startSandbox';

// The sandbox runs from its source only, so this is where it is.
// eslint-disable-next-line no-restricted-syntax
const REPOSITORY_ROOT = resolve(__dirname, '../../..');

async function main(): Promise<void> {
  const options = readEnvironment(process.env, REPOSITORY_ROOT);
  if ('problems' in options) {
    for (const problem of options.problems)
      console.error(`sandbox: ${problem}`);
    process.exitCode = 2;
    return;
  }
  const sandbox = await startSandbox({
    ...options,
    log: message => console.log(`sandbox: ${message}`),
  });
  const stop = () => {
    // Whatever still hangs, whoever waits for the end doesn't.
    setTimeout(() => process.exit(1), 3000).unref();
    sandbox.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(
    `sandbox ready git=${sandbox.git.url} kube=${sandbox.cluster.url} control=${sandbox.control.url}`,
  );
}

main().catch(error => {
  console.error(`sandbox: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
