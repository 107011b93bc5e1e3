import type { Json } from '../contract/ApiClient';

/** What a kubelet would write into the status of a Pod with one container. */
export interface PodReport {
  phase: 'Pending' | 'Running' | 'Failed';
  /** Of the container; without it the kubelet has nothing to say of one. */
  container?: Json;
  /** Of the Pod as a whole. */
  reason?: string;
  message?: string;
}

/** The container waits, for this reason. */
export function waiting(reason: string, message?: string): PodReport {
  return {
    phase: 'Pending',
    container: { restartCount: 0, state: { waiting: { reason, message } } },
  };
}

/** The container ended again and again, the last time like this. */
export function crashing(terminated: Json): PodReport {
  return {
    phase: 'Running',
    container: {
      restartCount: 4,
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: 'back-off 1m20s restarting failed container',
        },
      },
      lastState: { terminated: { ...moments(), ...terminated } },
    },
  };
}

/** The node has thrown the Pod out. */
export function evicted(message: string): PodReport {
  return { phase: 'Failed', reason: 'Evicted', message };
}

/** The container runs, and is not ready. */
export function unready(): PodReport {
  return {
    phase: 'Running',
    container: {
      restartCount: 0,
      state: { running: { startedAt: new Date().toISOString() } },
    },
  };
}

/** The report as the Pod's status. */
export function toPodStatus(pod: Json, report: PodReport): Json {
  const { container, ...rest } = report;
  const condition = (type: string, status: string) => ({
    type,
    status,
    lastTransitionTime: new Date().toISOString(),
  });
  return {
    ...rest,
    conditions: [
      condition('PodScheduled', 'True'),
      condition('Initialized', 'True'),
      condition('ContainersReady', 'False'),
      condition('Ready', 'False'),
    ],
    containerStatuses: container && [
      {
        name: pod.spec.containers[0].name,
        image: pod.spec.containers[0].image,
        imageID: '',
        ready: false,
        ...container,
      },
    ],
  };
}

function moments(): Json {
  const now = new Date().toISOString();
  return { startedAt: now, finishedAt: now };
}
