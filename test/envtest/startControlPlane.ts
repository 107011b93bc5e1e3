import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sharedFolder } from '../needs';

/** A real API server on loopback. */
export interface ControlPlane {
  url: string;
  /** Of a ServiceAccount that is bound to cluster-admin. */
  token: string;
  /** The certificate authority, as PEM and as configuration wants it (base64). */
  ca: string;
  caData: string;
  stop(): Promise<void>;
}

export interface ControlPlaneOptions {
  /**
   * With the controllers, a scheduler and one fake node, on which Pods become
   * ready (there is no kubelet: nothing runs in them).
   */
  controllers?: boolean;
  /** Without the definition of GMConnector, where this is false. */
  definition?: boolean;
}

/**
 * Starts a real control plane with the operator's own definition of
 * GMConnector. It needs what `describeWith(['control plane', 'recorded data'])`
 * asks for.
 */
export async function startControlPlane(
  options: ControlPlaneOptions = {},
): Promise<ControlPlane> {
  const child = spawn(
    process.execPath,
    [
      join(__dirname, 'controlPlane.mjs'),
      JSON.stringify({
        ...options,
        ...(options.definition !== false && {
          crd: join(sharedFolder, 'gmc/crd.yaml'),
        }),
        stages: join(sharedFolder, 'cluster/kwok-stages.yaml'),
      }),
    ],
    // What the tests' own Node is started with is nothing for this one.
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    exit.then(([code]) =>
      Promise.reject(new Error(`The control plane ended with code ${code}`)),
    ),
  ]);
  const { url, token, caData } = JSON.parse(line);
  return {
    url,
    token,
    caData,
    ca: Buffer.from(caData, 'base64').toString(),
    async stop() {
      // It takes etcd and the API server down with it.
      child.stdin.end();
      await exit;
    },
  };
}
