import { kinds } from '../cluster/kinds';
import {
  type Controller,
  type ControllerContext,
  fromKey,
  ownKeys,
} from './Controller';
import { isReady, ownedBy, type Pod, type StatefulSet } from './workloads';

/** Keeps the numbered Pods of a StatefulSet, and a claim for each of their volumes. */
export const statefulSetController: Controller = {
  name: 'statefulset-controller',

  concerns: event =>
    event.kind === kinds.statefulSet || event.kind === kinds.pod
      ? ownKeys(kinds.statefulSet, event)
      : [],

  reconcile(key, context) {
    const ref = { kind: kinds.statefulSet, ...fromKey(key) };
    const set = context.api.find(ref) as StatefulSet | undefined;
    if (!set || set.metadata.deletionTimestamp) return;
    const { replicas, podManagementPolicy } = set.spec;
    const { namespace, name } = set.metadata;
    const podAt = (ordinal: number) =>
      context.store.get(kinds.pod, namespace, `${name}-${ordinal}`) as
        | Pod
        | undefined;

    for (let ordinal = 0; ordinal < replicas; ordinal++) {
      const pod = podAt(ordinal) ?? createPod(context, set, ordinal);
      // In order: the next one is made when this one is ready.
      if (podManagementPolicy !== 'Parallel' && !isReady(pod)) break;
    }
    for (let ordinal = replicas; podAt(ordinal); ordinal++) {
      const surplus = {
        kind: kinds.pod,
        namespace,
        name: `${name}-${ordinal}`,
      };
      if (!podAt(ordinal)?.metadata.deletionTimestamp)
        context.api.delete(surplus);
    }

    const pods = Array.from({ length: replicas }, (_, i) => podAt(i)).filter(
      (pod): pod is Pod => pod !== undefined,
    );
    const ready = pods.filter(isReady).length;
    const status = {
      observedGeneration: set.metadata.generation,
      replicas: pods.length,
      readyReplicas: ready || null,
      availableReplicas: ready,
      currentReplicas: pods.length,
      updatedReplicas: pods.length,
    };
    context.api.patch(ref, { status }, { subresource: 'status' });
  },
};

function createPod(
  { api }: ControllerContext,
  set: StatefulSet,
  ordinal: number,
): Pod {
  const { template, volumeClaimTemplates = [] } = set.spec;
  const { namespace } = set.metadata;
  const name = `${set.metadata.name}-${ordinal}`;
  const volumes = volumeClaimTemplates.map(claim => {
    const claimName = `${claim.metadata.name}-${name}`;
    const ref = {
      kind: kinds.persistentVolumeClaim,
      namespace,
      name: claimName,
    };
    if (!api.find(ref)) {
      api.create(kinds.persistentVolumeClaim, namespace, {
        ...claim,
        metadata: { ...claim.metadata, name: claimName },
      });
    }
    return { name: claim.metadata.name, persistentVolumeClaim: { claimName } };
  });
  return api.create(kinds.pod, namespace, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      labels: {
        ...template.metadata?.labels,
        'statefulset.kubernetes.io/pod-name': name,
        'apps.kubernetes.io/pod-index': String(ordinal),
      },
      ownerReferences: ownedBy(set),
    },
    spec: {
      ...template.spec,
      volumes: [...(template.spec.volumes ?? []), ...volumes],
    },
  }) as Pod;
}
