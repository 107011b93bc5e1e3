import { nodeIo } from './io/nodeIo';
import { run } from './run';

run(process.argv.slice(2), nodeIo(process)).then(code => {
  // Not process.exit(): what is written to a pipe may still be on its way.
  process.exitCode = code;
});
