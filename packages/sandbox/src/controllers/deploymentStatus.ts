import { timestamp } from '../cluster/timestamp';
import {
  type Condition,
  type Deployment,
  type ReplicaSet,
  withCondition,
  type WorkloadStatus,
} from './workloads';

/** A Deployment's status as Kubernetes' controller computes it. */
export function deploymentStatus(
  deployment: Deployment,
  current: ReplicaSet,
  others: ReplicaSet[],
  at: Date,
): { status: WorkloadStatus; recheckInMs?: number } {
  const all = [current, ...others];
  const sum = (field: keyof WorkloadStatus) =>
    all.reduce((total, rs) => total + Number(rs.status?.[field] ?? 0), 0);
  const desired = deployment.spec.replicas;
  const available = sum('availableReplicas');
  const counts = {
    replicas: sum('replicas'),
    updatedReplicas: current.status?.replicas ?? 0,
    readyReplicas: sum('readyReplicas'),
    availableReplicas: available,
    unavailableReplicas: Math.max(
      0,
      Math.max(desired, sum('replicas')) - available,
    ),
  };

  const now = timestamp(at);
  const progress = progressing(deployment, current, counts, at);
  let conditions = withCondition(
    deployment.status?.conditions,
    availability(available, desired),
    now,
  );
  conditions = withCondition(conditions, progress.condition, now);
  conditions = replicaFailure(conditions, current, now);
  return {
    status: {
      observedGeneration: deployment.metadata.generation,
      // A merge patch removes what is null: Kubernetes leaves zeros out.
      ...Object.fromEntries(
        Object.entries(counts).map(([field, n]) => [field, n || null]),
      ),
      terminatingReplicas: 0,
      conditions,
    },
    recheckInMs: progress.recheckInMs,
  };
}

function availability(available: number, desired: number): Condition {
  // One of `desired` may be missing while rolling (25 %, rounded down).
  const needed = desired - Math.floor(desired * 0.25);
  return available >= needed
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}

function progressing(
  deployment: Deployment,
  current: ReplicaSet,
  counts: {
    replicas: number;
    updatedReplicas: number;
    availableReplicas: number;
  },
  at: Date,
): { condition: Condition; recheckInMs?: number } {
  const { replicas, progressDeadlineSeconds } = deployment.spec;
  const { name } = current.metadata;
  const condition = (
    status: Condition['status'],
    reason: string,
    message: string,
  ): Condition => ({ type: 'Progressing', status, reason, message });
  const complete =
    counts.updatedReplicas === replicas &&
    counts.replicas === replicas &&
    counts.availableReplicas === replicas;
  if (complete) {
    return {
      condition: condition(
        'True',
        'NewReplicaSetAvailable',
        `ReplicaSet "${name}" has successfully progressed.`,
      ),
    };
  }
  const before = deployment.status?.conditions?.find(
    c => c.type === 'Progressing',
  );
  const updated = before?.message?.includes(`"${name}"`) ?? false;
  if (updated && before?.reason === 'NewReplicaSetAvailable') {
    // A Deployment that was complete and lost a Pod doesn't progress anew.
    return { condition: before };
  }
  const since = updated
    ? Date.parse(before?.lastUpdateTime ?? '')
    : at.getTime();
  const left = since + progressDeadlineSeconds * 1000 - at.getTime();
  if (updated && (left <= 0 || before?.reason === 'ProgressDeadlineExceeded')) {
    return {
      condition: condition(
        'False',
        'ProgressDeadlineExceeded',
        `ReplicaSet "${name}" has timed out progressing.`,
      ),
    };
  }
  const made = counts.updatedReplicas > 0;
  return {
    condition: made
      ? condition(
          'True',
          'ReplicaSetUpdated',
          `ReplicaSet "${name}" is progressing.`,
        )
      : condition(
          'True',
          'NewReplicaSetCreated',
          `Created new replica set "${name}"`,
        ),
    recheckInMs: left + 1000,
  };
}

function replicaFailure(
  conditions: Condition[],
  current: ReplicaSet,
  now: string,
): Condition[] {
  const failure = current.status?.conditions?.find(
    c => c.type === 'ReplicaFailure',
  );
  if (failure) return withCondition(conditions, failure, now);
  return conditions.filter(c => c.type !== 'ReplicaFailure');
}
