import type { JudgeInput } from '../judge';
import type { ContainerStatus, Pod, Workload } from '../objects';
import { minutesAgo, NAMESPACE } from './readyState';

/** What can be done to the ready state, one fault at a time. */

export function workloadOf(state: JudgeInput, service: string): Workload {
  return state.objects.workloads.find(
    ({ metadata }) => metadata.name === `${service}-deployment`,
  )!;
}

export function podOf(state: JudgeInput, service: string): Pod {
  return state.objects.pods.find(
    ({ metadata }) => metadata.labels?.app === service,
  )!;
}

export function removeWorkload(state: JudgeInput, service: string): void {
  const { objects } = state;
  const workload = workloadOf(state, service);
  const pod = podOf(state, service);
  objects.workloads = objects.workloads.filter(each => each !== workload);
  objects.pods = objects.pods.filter(each => each !== pod);
}

/** As after the connector's creation, before the operator has done a thing. */
export function beforeOperator(state: JudgeInput, createdAgo: number): void {
  const connector = state.objects.connector!;
  connector.metadata.creationTimestamp = minutesAgo(createdAgo);
  delete connector.status;
  state.objects.workloads = [];
  state.objects.pods = [];
}

/** The workload has lost its replica, so many minutes ago; its Pod is unready. */
export function makeUnavailable(
  state: JudgeInput,
  service: string,
  ago: number,
): Pod {
  const { status } = workloadOf(state, service);
  status!.availableReplicas = undefined;
  status!.readyReplicas = undefined;
  updateClaim(state);
  status!.conditions = status!.conditions?.map(condition =>
    condition.type === 'Available'
      ? { ...condition, status: 'False', lastTransitionTime: minutesAgo(ago) }
      : condition,
  );
  const pod = podOf(state, service);
  pod.status!.conditions = pod.status!.conditions?.map(condition =>
    condition.type === 'PodScheduled'
      ? condition
      : { ...condition, status: 'False', lastTransitionTime: minutesAgo(ago) },
  );
  return pod;
}

/** The operator has seen it: it watches for that much. */
function updateClaim({ objects }: JudgeInput): void {
  const ready = objects.workloads.filter(
    ({ status }) => status?.availableReplicas,
  ).length;
  objects.connector!.status!.status = `${ready}/0/3`;
}

/** The Pod's only container, in another state than it was. */
export function setContainer(
  pod: Pod,
  status: Partial<ContainerStatus>,
): ContainerStatus {
  const container = pod.status!.containerStatuses![0];
  Object.assign(container, { ready: false, started: false, ...status });
  return container;
}

export function crashLoopBackOff(
  restartCount: number,
  terminated: { reason: string; exitCode: number } = {
    reason: 'Error',
    exitCode: 1,
  },
): Partial<ContainerStatus> {
  return {
    restartCount,
    state: {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: 'back-off 5m0s restarting failed container',
      },
    },
    lastState: { terminated: { ...terminated, finishedAt: minutesAgo(1) } },
  };
}

/** No node takes the Pod. */
export function makeUnscheduled(
  state: JudgeInput,
  service: string,
  ago: number,
  message: string,
): void {
  const pod = makeUnavailable(state, service, ago);
  delete pod.spec!.nodeName;
  pod.status = {
    phase: 'Pending',
    conditions: [
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message,
        lastTransitionTime: minutesAgo(ago),
      },
    ],
  };
}

/** What is left of a Pod that its node has thrown out, beside the present one. */
export function evict(state: JudgeInput, service: string, ago: number): Pod {
  const { metadata, spec } = podOf(state, service);
  const pod: Pod = {
    kind: 'Pod',
    metadata: { ...metadata, name: `${metadata.name}-evicted-${ago}` },
    spec,
    status: {
      phase: 'Failed',
      reason: 'Evicted',
      message:
        'The node was low on resource: memory. Threshold quantity: 100Mi, available: 80Mi.',
      conditions: [
        {
          type: 'DisruptionTarget',
          status: 'True',
          reason: 'TerminationByKubelet',
          lastTransitionTime: minutesAgo(ago),
        },
      ],
    },
  };
  state.objects.pods.push(pod);
  return pod;
}

export function addEvent(
  state: JudgeInput,
  about: { kind: string; metadata: { name: string } },
  event: { reason: string; message: string; ago: number },
): void {
  state.objects.events.push({
    kind: 'Event',
    metadata: { name: `${about.metadata.name}.17`, namespace: NAMESPACE },
    type: 'Warning',
    reason: event.reason,
    message: event.message,
    firstTimestamp: minutesAgo(event.ago),
    lastTimestamp: minutesAgo(event.ago),
    involvedObject: {
      kind: about.kind,
      name: about.metadata.name,
      namespace: NAMESPACE,
    },
  });
}
