import {
  configMapFacts,
  trimEvent,
  type ConfigMapFacts,
  type KubernetesEvent,
} from '@opea/backstage-plugin-gmc-common';
import type { ClusterApi, ResourcePath } from '@opea/backstage-plugin-gmc-node';

/** Whom to ask, and for how long. */
export interface CallContext {
  api: ClusterApi;
  cluster: string;
  signal: AbortSignal;
}

const MAX_OBJECTS = 500;

/** The Events of a namespace, trimmed. */
export async function listEvents(
  context: CallContext,
  namespace: string,
): Promise<KubernetesEvent[]> {
  const path = { version: 'v1', plural: 'events', namespace };
  return list(context, path, trimEvent);
}

/** What is to be known of a namespace's ConfigMaps; no value of theirs. */
export async function listConfigMaps(
  context: CallContext,
  namespace: string,
): Promise<ConfigMapFacts[]> {
  const path = { version: 'v1', plural: 'configmaps', namespace };
  return list(context, path, configMapFacts);
}

async function list<T>(
  { api, cluster, signal }: CallContext,
  path: ResourcePath,
  trim: (raw: unknown) => T | undefined,
): Promise<T[]> {
  const { items } = await api.list(cluster, path, {
    limit: MAX_OBJECTS,
    signal,
  });
  return items.flatMap(item => trim(item) ?? []);
}
