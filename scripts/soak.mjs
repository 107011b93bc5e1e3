// `npm run soak`: random faults between the backend and real API servers, for
// ten minutes or SOAK_SECONDS. SOAK_SEED repeats the choices of another run.
import { spawnSync } from 'node:child_process';
import { environment, root, yarn } from './toolchain.mjs';

const TEN_MINUTES = '600';

/** Runs the soak; gives the exit code. */
export async function soak(node) {
  const [command, args] = yarn(node, [
    'workspace',
    '@opea/backstage-plugin-gmc-backend',
    'test',
    '--watch=false',
    'src/service/soak',
  ]);
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: environment(node, {
      SOAK_SECONDS: process.env.SOAK_SECONDS ?? TEN_MINUTES,
    }),
    stdio: 'inherit',
  });
  return status ?? 1;
}
