import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KubeClient, startCluster } from '@opea/backstage-sandbox';
import { sharedFolder } from '../needs';

/** A running API server that a test may do with as it likes. */
export interface Cluster {
  url: string;
  token: string;
  /** The certificate authority, as PEM. */
  ca?: string;
  client: KubeClient;
  stop(): Promise<void>;
}

/** The sandbox's cluster. */
export async function startSandboxCluster(): Promise<Cluster> {
  const token = 'a-token';
  const { url, stop } = await startCluster({ port: 0, token });
  return { url, token, client: new KubeClient({ url, token }), stop };
}

/** A real API server with the operator's own CustomResourceDefinition. */
export async function startRealCluster(): Promise<Cluster> {
  const child = spawn(
    process.execPath,
    [
      join(__dirname, '../envtest/controlPlane.mjs'),
      JSON.stringify({ crd: join(sharedFolder, 'gmc/crd.yaml') }),
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const exit = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    exit.then(() => Promise.reject(new Error('The control plane ended'))),
  ]);
  const { url, token, caData } = JSON.parse(line);
  const ca = Buffer.from(caData, 'base64').toString();
  return {
    url,
    token,
    ca,
    client: new KubeClient({ url, token, ca }),
    async stop() {
      child.stdin.end();
      await exit;
    },
  };
}
