import { nodeIo } from './io/nodeIo';
import { run } from './run';

run(process.argv.slice(2), nodeIo(process)).then(async code => {
  // What is written to a pipe may still be on its way.
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise(resolve => stream.write('', resolve));
  }
  // A program that was to give credentials, and hangs, would hold us.
  process.exit(code);
});
