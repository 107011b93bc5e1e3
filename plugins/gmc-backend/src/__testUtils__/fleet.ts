import { connector } from './chatqna';
import type { FakeClusterApi } from './FakeClusterApi';

/** Puts a connector of two steps somewhere, without anything that it needs. */
export function applyConnector(
  api: FakeClusterApi,
  cluster: string,
  place: string,
  annotations: Record<string, string> = {},
): void {
  const [namespace, name] = place.split('/');
  const { metadata, ...rest } = connector(annotations);
  api.apply(cluster, 'gmconnectors', {
    ...rest,
    metadata: { ...metadata, namespace, name, uid: `uid-of-${place}` },
  });
}
