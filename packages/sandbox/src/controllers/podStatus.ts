import { timestamp } from '../cluster/timestamp';
import type { ContainerRun } from './ContainerRun';
import type { PodFate } from './PodFate';
import {
  type Condition,
  type ContainerSpec,
  type ContainerState,
  type ContainerStatus,
  type Pod,
  type PodStatus,
  withCondition,
} from './workloads';

// An image pull fails, then is held back: the first moments say so differently.
const PULL_BACK_OFF_AFTER_MS = 2000;

/** A Pod's status as a kubelet reports it. All containers of a Pod share one fate. */
export function podStatus(
  pod: Pod,
  run: ContainerRun,
  fate: PodFate | undefined,
  podIP: string,
  now: number,
): PodStatus {
  const { containers } = pod.spec;
  const ready = run.stage === 'ready';
  const names = containers.map(c => c.name).join(' ');
  const readiness: Omit<Condition, 'type'> = ready
    ? { status: 'True' }
    : {
        status: 'False',
        reason: 'ContainersNotReady',
        message: `containers with unready status: [${names}]`,
      };
  let { conditions } = pod.status ?? {};
  for (const next of [
    { type: 'Initialized', status: 'True' as const },
    { type: 'Ready', ...readiness },
    { type: 'ContainersReady', ...readiness },
  ]) {
    conditions = withCondition(
      conditions,
      { lastProbeTime: null, ...next },
      timestamp(new Date(now)),
    );
  }
  const pulled = run.stage !== 'creating' && run.stage !== 'image-failed';
  return {
    ...pod.status,
    phase: pulled ? 'Running' : 'Pending',
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: pod.status?.startTime ?? timestamp(new Date(now)),
    conditions,
    containerStatuses: containers.map(c =>
      containerStatus(c, pod, run, fate, now),
    ),
  };
}

function containerStatus(
  { name, image }: ContainerSpec,
  pod: Pod,
  run: ContainerRun,
  fate: PodFate | undefined,
  now: number,
): ContainerStatus {
  const started = run.stage === 'ready' || run.stage === 'unready';
  return {
    name,
    image,
    imageID: started ? `sandbox://${image}` : '',
    ready: run.stage === 'ready',
    started,
    restartCount: run.restarts,
    state: state(name, image, pod, run, fate, now),
    lastState: run.lastExit ? { terminated: run.lastExit } : {},
  };
}

function state(
  name: string,
  image: string,
  pod: Pod,
  run: ContainerRun,
  fate: PodFate | undefined,
  now: number,
): ContainerState {
  switch (run.stage) {
    case 'creating':
      return { waiting: { reason: 'ContainerCreating' } };
    case 'image-failed': {
      const why = fate?.at === 'image' ? fate.message : 'not found';
      return now - run.since < PULL_BACK_OFF_AFTER_MS
        ? { waiting: { reason: 'ErrImagePull', message: why } }
        : {
            waiting: {
              reason: 'ImagePullBackOff',
              message: `Back-off pulling image "${image}": ErrImagePull: ${why}`,
            },
          };
    }
    case 'crashed': {
      const { metadata } = pod;
      const seconds = Math.min(10 * 2 ** Math.max(0, run.restarts - 1), 300);
      return {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off ${seconds}s restarting failed container=${name} pod=${metadata.name}_${metadata.namespace}(${metadata.uid})`,
        },
      };
    }
    default:
      return {
        running: { startedAt: run.startedAt ?? timestamp(new Date(now)) },
      };
  }
}
