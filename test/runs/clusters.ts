import { KubeClient, startCluster } from '@opea/backstage-sandbox';
import { startControlPlane } from '../envtest/startControlPlane';

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
  const { url, token, ca, stop } = await startControlPlane();
  return { url, token, ca, client: new KubeClient({ url, token, ca }), stop };
}
