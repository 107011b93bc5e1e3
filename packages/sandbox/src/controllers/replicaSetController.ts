import { kinds } from '../cluster/kinds';
import { timestamp } from '../cluster/timestamp';
import {
  type Controller,
  type ControllerContext,
  fromKey,
  ownKeys,
} from './Controller';
import { recordEvent } from './recordEvent';
import {
  type Condition,
  controllerOf,
  hasEnded,
  isReady,
  ownedBy,
  type Pod,
  type ReplicaSet,
  withCondition,
} from './workloads';

const RETRY_MS = 2000;

/** Keeps as many Pods as a ReplicaSet asks for. */
export const replicaSetController: Controller = {
  name: 'replicaset-controller',

  concerns: event =>
    event.kind === kinds.replicaSet || event.kind === kinds.pod
      ? ownKeys(kinds.replicaSet, event)
      : [],

  reconcile(key, context) {
    const ref = { kind: kinds.replicaSet, ...fromKey(key) };
    const replicaSet = context.api.find(ref) as ReplicaSet | undefined;
    if (!replicaSet || replicaSet.metadata.deletionTimestamp) return undefined;
    const before = livingPodsOf(context, replicaSet);
    const refusal = adjust(context, replicaSet, before);
    clearAway(context, replicaSet);

    const pods = livingPodsOf(context, replicaSet);
    const ready = pods.filter(isReady).length;
    const conditions = refusal
      ? withCondition(replicaSet.status?.conditions, refusal, timestamp())
      : null;
    context.api.patch(
      ref,
      {
        status: {
          replicas: pods.length,
          fullyLabeledReplicas: pods.length || null,
          readyReplicas: ready || null,
          availableReplicas: ready || null,
          terminatingReplicas: 0,
          observedGeneration: replicaSet.metadata.generation,
          conditions,
        },
      },
      { subresource: 'status' },
    );
    return refusal ? RETRY_MS / context.speed : undefined;
  },
};

function podsOf({ store }: ControllerContext, owner: ReplicaSet): Pod[] {
  return (store.list(kinds.pod, owner.metadata.namespace) as Pod[]).filter(
    pod =>
      controllerOf(pod)?.uid === owner.metadata.uid &&
      !pod.metadata.deletionTimestamp,
  );
}

/** Pods that ended for good are replaced, and stay to be looked at. */
function livingPodsOf(context: ControllerContext, owner: ReplicaSet): Pod[] {
  return podsOf(context, owner).filter(pod => !hasEnded(pod));
}

/** A real cluster keeps thousands of them. */
const MOST_ENDED = 5;

function clearAway(context: ControllerContext, owner: ReplicaSet): void {
  const ended = podsOf(context, owner).filter(hasEnded);
  // The store lists them in the order in which they came.
  for (const { metadata } of ended.slice(0, -MOST_ENDED)) {
    const { namespace, name } = metadata;
    context.api.delete(
      { kind: kinds.pod, namespace, name },
      { gracePeriodSeconds: 0 },
    );
  }
}

/** @returns the condition that says why a Pod could not be made */
function adjust(
  context: ControllerContext,
  replicaSet: ReplicaSet,
  pods: Pod[],
): Condition | undefined {
  const { replicas, template } = replicaSet.spec;
  const { namespace, name } = replicaSet.metadata;
  for (let missing = replicas - pods.length; missing > 0; missing--) {
    const metadata = {
      name: '',
      namespace,
      generateName: `${name}-`,
      labels: template.metadata?.labels,
      annotations: template.metadata?.annotations,
      ownerReferences: ownedBy(replicaSet),
    };
    const fate = context.fateOf({ metadata });
    if (fate?.at === 'creation') {
      const message = `Error creating: ${fate.message}`;
      recordEvent(context, replicaSet, {
        type: 'Warning',
        reason: 'FailedCreate',
        message,
        component: 'replicaset-controller',
      });
      return {
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message: fate.message,
      };
    }
    const pod = context.api.create(kinds.pod, namespace, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: template.spec,
    });
    recordEvent(context, replicaSet, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${pod.metadata.name}`,
      component: 'replicaset-controller',
    });
  }
  const surplus = [...pods]
    .sort((a, b) => Number(isReady(a)) - Number(isReady(b)))
    .slice(0, Math.max(0, pods.length - replicas));
  for (const pod of surplus) {
    context.api.delete({ kind: kinds.pod, namespace, name: pod.metadata.name });
    recordEvent(context, replicaSet, {
      type: 'Normal',
      reason: 'SuccessfulDelete',
      message: `Deleted pod: ${pod.metadata.name}`,
      component: 'replicaset-controller',
    });
  }
  return undefined;
}
