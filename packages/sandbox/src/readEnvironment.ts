import { resolve } from 'node:path';
import type { SandboxOptions } from './startSandbox';

/** For development only: the cluster listens on loopback and has nothing to guard. */
const DEVELOPMENT_TOKEN = 'sandbox-token';

/**
 * The sandbox's options from the environment; the README has the table.
 *
 * @param root - what a relative data folder is relative to
 * @returns the options, or a sentence per variable that makes no sense
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Omit<SandboxOptions, 'log'> | { problems: string[] } {
  const problems: string[] = [];
  const number = (
    name: string,
    fallback: number,
    isValid: (n: number) => boolean,
    what: string,
  ) => {
    const value = env[name] ? Number(env[name]) : fallback;
    if (!isValid(value))
      problems.push(`${name} must be ${what}, not "${env[name]}"`);
    return value;
  };
  const port = (name: string, fallback: number) =>
    number(
      name,
      fallback,
      n => Number.isInteger(n) && n >= 0 && n < 65536,
      'a port: 0 to 65535',
    );
  const options = {
    dataDir: resolve(root, env.SANDBOX_DATA_DIR || '.sandbox'),
    gitPort: port('SANDBOX_GIT_PORT', 7171),
    kubePort: port('SANDBOX_KUBE_PORT', 7172),
    controlPort: port('SANDBOX_CONTROL_PORT', 7173),
    token: env.SANDBOX_TOKEN || DEVELOPMENT_TOKEN,
    speed: number('SANDBOX_SPEED', 1, n => n > 0, 'a number above 0'),
  };
  return problems.length > 0 ? { problems } : options;
}
