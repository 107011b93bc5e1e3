import { type Kind, kinds } from './kinds';
import { isJsonObject, type KubeObject } from './objects';

/** What a client sent, with what it can't change as it was. */
export function keepServerFields(
  kind: Kind,
  old: KubeObject,
  body: KubeObject,
  subresource: string | undefined,
): KubeObject {
  if (subresource === 'status') {
    const { managedFields } = body.metadata ?? {};
    return {
      ...old,
      metadata: { ...old.metadata, ...(managedFields && { managedFields }) },
      ...(body.status !== undefined && { status: body.status }),
    };
  }
  const kept = old.metadata;
  const next: KubeObject = {
    ...body,
    apiVersion: old.apiVersion,
    kind: old.kind,
    metadata: {
      ...body.metadata,
      name: kept.name,
      ...(kept.namespace && { namespace: kept.namespace }),
      uid: kept.uid,
      creationTimestamp: kept.creationTimestamp,
      resourceVersion: kept.resourceVersion,
      managedFields: body.metadata?.managedFields ?? kept.managedFields,
      ...(kept.generation && { generation: kept.generation }),
      ...(kept.deletionTimestamp && {
        deletionTimestamp: kept.deletionTimestamp,
        deletionGracePeriodSeconds: kept.deletionGracePeriodSeconds,
      }),
    },
  };
  if (kind.hasStatus) {
    if (old.status === undefined) delete next.status;
    else next.status = old.status;
  }
  if (kind === kinds.service && isJsonObject(old.spec)) {
    const { clusterIP, clusterIPs } = old.spec;
    next.spec = { ...(body.spec as object), clusterIP, clusterIPs };
  }
  return next;
}
