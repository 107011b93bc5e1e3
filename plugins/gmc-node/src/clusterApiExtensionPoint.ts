import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ClusterApi } from './ClusterApi';

/**
 * Lets a module replace how the gmc plugin reaches the clusters.
 *
 * @public
 */
export interface ClusterApiExtensionPoint {
  /**
   * Uses this in place of the Kubernetes plugin's proxy. Can be called once.
   */
  setClusterApi(api: ClusterApi): void;
}

/**
 * The extension point of the `gmc` plugin for {@link ClusterApi}.
 *
 * @public
 */
export const clusterApiExtensionPoint =
  createExtensionPoint<ClusterApiExtensionPoint>({ id: 'gmc.cluster-api' });
