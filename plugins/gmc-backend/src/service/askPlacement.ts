import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  SCHEMA_VERSION,
  type PlacementDocument,
} from '@opea/backstage-plugin-gmc-common';
import {
  ClusterApiError,
  type ClusterApi,
} from '@opea/backstage-plugin-gmc-node';
import { CONNECTORS } from '../watch/followedKinds';

const DEADLINE_MS = 15_000;

/**
 * Asks the cluster itself what lives in a namespace, for a new connector is
 * not to be put where another one has just been made.
 *
 * Throws NotFoundError for an unknown cluster, and ServiceUnavailableError
 * with the cluster's own words where it does not answer or refuses.
 */
export async function askPlacement(
  api: ClusterApi,
  cluster: string,
  namespace: string,
): Promise<PlacementDocument> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const [exists, connectors] = await Promise.all([
      api
        .get(
          cluster,
          { version: 'v1', plural: 'namespaces', name: namespace },
          { signal },
        )
        .then(() => true)
        .catch(otherwiseIfNotFound(false)),
      api
        .list<{ metadata: { name: string } }>(
          cluster,
          { ...CONNECTORS.path, namespace },
          { signal },
        )
        .then(({ items }) => items.map(({ metadata }) => metadata.name))
        .catch(otherwiseIfNotFound<string[]>([])),
    ]);
    return {
      schemaVersion: SCHEMA_VERSION,
      cluster,
      namespace: { name: namespace, exists },
      connectors,
    };
  } catch (error) {
    throw toAnswer(cluster, error);
  }
}

function otherwiseIfNotFound<T>(value: T): (error: unknown) => T {
  return error => {
    if (ClusterApiError.is(error) && error.reason === 'not-found') {
      return value;
    }
    throw error;
  };
}

function toAnswer(cluster: string, error: unknown): Error {
  if (!ClusterApiError.is(error)) {
    return new ServiceUnavailableError(
      `Cluster '${cluster}' did not answer in time`,
      error,
    );
  }
  switch (error.reason) {
    case 'unknown-cluster':
      return new NotFoundError(`There is no cluster '${cluster}'`);
    case 'unreachable':
      return new ServiceUnavailableError(
        `Cluster '${cluster}' does not answer: ${error.message}`,
      );
    default:
      return new ServiceUnavailableError(
        `Cluster '${cluster}' refuses: ${error.message}`,
      );
  }
}
