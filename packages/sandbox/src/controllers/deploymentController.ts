import { createHash } from 'node:crypto';
import { kinds } from '../cluster/kinds';
import {
  type Controller,
  type ControllerContext,
  fromKey,
  ownKeys,
} from './Controller';
import { deploymentStatus } from './deploymentStatus';
import { recordEvent } from './recordEvent';
import {
  controllerOf,
  type Deployment,
  ownedBy,
  type PodTemplate,
  type ReplicaSet,
} from './workloads';

const HASH_LABEL = 'pod-template-hash';
const REVISION = 'deployment.kubernetes.io/revision';

/** Keeps one ReplicaSet per version of a Deployment's template, and its status. */
export const deploymentController: Controller = {
  name: 'deployment-controller',

  concerns: event =>
    event.kind === kinds.deployment || event.kind === kinds.replicaSet
      ? ownKeys(kinds.deployment, event)
      : [],

  reconcile(key, context) {
    const ref = { kind: kinds.deployment, ...fromKey(key) };
    const deployment = context.api.find(ref) as Deployment | undefined;
    if (!deployment || deployment.metadata.deletionTimestamp) return undefined;

    const owned = (
      context.store.list(kinds.replicaSet, ref.namespace) as ReplicaSet[]
    ).filter(rs => controllerOf(rs)?.uid === deployment.metadata.uid);
    const hash = templateHash(deployment.spec.template);
    const current =
      owned.find(rs => rs.metadata.labels?.[HASH_LABEL] === hash) ??
      createReplicaSet(context, deployment, hash, owned);
    rollOut(context, deployment, current, owned);

    const { status, recheckInMs } = deploymentStatus(
      deployment,
      context.store.get(
        kinds.replicaSet,
        ref.namespace,
        current.metadata.name,
      ) as ReplicaSet,
      owned.filter(rs => rs.metadata.uid !== current.metadata.uid),
      new Date(),
    );
    context.api.patch(ref, { status }, { subresource: 'status' });
    return recheckInMs;
  },
};

function createReplicaSet(
  context: ControllerContext,
  deployment: Deployment,
  hash: string,
  owned: ReplicaSet[],
): ReplicaSet {
  const { namespace, name } = deployment.metadata;
  const { template, selector } = deployment.spec;
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash };
  const revision = String(
    Math.max(
      0,
      ...owned.map(rs => Number(rs.metadata.annotations?.[REVISION])),
    ) + 1,
  );
  context.api.patch(
    { kind: kinds.deployment, namespace, name },
    { metadata: { annotations: { [REVISION]: revision } } },
  );
  return context.api.create(kinds.replicaSet, namespace, {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      labels,
      annotations: { [REVISION]: revision },
      ownerReferences: ownedBy(deployment),
    },
    spec: {
      replicas: 0,
      selector: {
        matchLabels: { ...selector.matchLabels, [HASH_LABEL]: hash },
      },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  }) as ReplicaSet;
}

/**
 * Brings up the current version and takes down the others: at once for
 * `Recreate` (and first), else when the current one is available.
 */
function rollOut(
  context: ControllerContext,
  deployment: Deployment,
  current: ReplicaSet,
  owned: ReplicaSet[],
): void {
  const { replicas, strategy, paused } = deployment.spec;
  if (paused) return;
  const others = owned.filter(rs => rs.metadata.uid !== current.metadata.uid);
  const running = others.filter(
    rs => rs.spec.replicas > 0 || rs.status?.replicas,
  );
  const recreate = strategy.type === 'Recreate';
  if (!recreate || running.length === 0) {
    scale(context, deployment, current, replicas);
  }
  const available = current.status?.availableReplicas ?? 0;
  if (recreate || available >= replicas) {
    for (const old of others) scale(context, deployment, old, 0);
  }
}

function scale(
  context: ControllerContext,
  deployment: Deployment,
  { metadata, spec }: ReplicaSet,
  replicas: number,
): void {
  if (spec.replicas === replicas) return;
  const { namespace, name } = metadata;
  context.api.patch(
    { kind: kinds.replicaSet, namespace, name },
    {
      metadata: {
        annotations: {
          'deployment.kubernetes.io/desired-replicas': String(
            deployment.spec.replicas,
          ),
        },
      },
      spec: { replicas },
    },
  );
  const direction = replicas > spec.replicas ? 'up' : 'down';
  recordEvent(context, deployment, {
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${direction} replica set ${name} from ${spec.replicas} to ${replicas}`,
    component: 'deployment-controller',
  });
}

const HASH_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

function templateHash(template: PodTemplate): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(sorted(template)))
    .digest();
  return [...digest.subarray(0, 10)]
    .map(byte => HASH_ALPHABET[byte % HASH_ALPHABET.length])
    .join('');
}

/** The order of keys is no difference between two templates. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}
