import type { PodLogs } from '../cluster/http/sendLogs';
import { kinds } from '../cluster/kinds';
import { timestamp } from '../cluster/timestamp';
import { ContainerRun } from './ContainerRun';
import {
  type Controller,
  type ControllerContext,
  fromKey,
  keyOf,
} from './Controller';
import type { PodFate } from './PodFate';
import { evict } from './evict';
import { podStatus } from './podStatus';
import { type EventDetails, recordEvent } from './recordEvent';
import { hasEnded, type Pod } from './workloads';

const CREATE_MS = 1000;
const START_MS = 2000;
// Model servers load their model first.
const START_MODEL_SERVER_MS = 8000;
const CRASH_AFTER_MS = 1500;
const RETRY_MS = 2000;
const STOP_MS = 500;
const FIRST_BACK_OFF_MS = 10_000;
const LONGEST_BACK_OFF_MS = 300_000;

const MODEL_SERVER =
  /text-generation-inference|text-embeddings-inference|tgi-|tei-|vllm|whisper|speecht5/;

/**
 * The stand-in for a node's kubelet: it runs nothing, but takes the Pods that
 * are bound to the node through the life of one that runs, or through what
 * their fate has for them.
 */
export class Kubelet implements Controller, PodLogs {
  readonly name = 'kubelet';
  private readonly runs = new Map<string, ContainerRun>();
  private addresses = 0;
  private readonly podIPs = new Map<string, string>();

  concerns: Controller['concerns'] = event => {
    if (event.kind !== kinds.pod) return [];
    if (event.type === 'DELETED') this.forget(event.object.metadata.uid ?? '');
    return [keyOf(event.object)];
  };

  reconcile(key: string, context: ControllerContext): number | undefined {
    const ref = { kind: kinds.pod, ...fromKey(key) };
    const pod = context.api.find(ref) as Pod | undefined;
    if (!pod?.spec.nodeName) return undefined;
    const now = Date.now();
    const uid = pod.metadata.uid ?? '';
    if (pod.metadata.deletionTimestamp) {
      return this.stop(pod, context, now);
    }
    if (hasEnded(pod)) return undefined;
    let run = this.runs.get(uid);
    if (!run) {
      run = new ContainerRun(now);
      this.runs.set(uid, run);
    }
    const fate = context.fateOf(pod);
    const again = advance(pod, run, fate, context, now);
    context.api.patch(
      ref,
      { status: podStatus(pod, run, fate, this.podIP(uid), now) },
      { subresource: 'status' },
    );
    if (fate?.at !== 'node') return again;
    const turn = evict(pod, fate.message, context, now);
    return again === undefined || turn === undefined
      ? turn ?? again
      : Math.min(turn, again);
  }

  read(pod: Parameters<PodLogs['read']>[0], _: string, previous: boolean) {
    const run = this.runs.get(pod.metadata.uid ?? '');
    if (previous) return run?.previousLog && { lines: run.previousLog };
    if (!run || run.stage === 'creating' || run.stage === 'image-failed') {
      return undefined;
    }
    // Between two runs the last one's lines are what there is to see.
    if (run.stage === 'crashed') return { lines: run.previousLog ?? [] };
    return {
      lines: run.log,
      follow: (onLine: (line: string | undefined) => void) =>
        run.follow(onLine),
    };
  }

  private stop(
    pod: Pod,
    { api, speed }: ControllerContext,
    now: number,
  ): number | undefined {
    const uid = pod.metadata.uid ?? '';
    const run = this.runs.get(uid) ?? new ContainerRun(now);
    this.runs.set(uid, run);
    // "unready" since it was told to stop.
    if (run.stage !== 'unready') run.enter('unready', now);
    const left = run.since + STOP_MS / speed - now;
    if (left > 0) return left;
    const { namespace, name } = pod.metadata;
    api.finalize({ kind: kinds.pod, namespace, name });
    return undefined;
  }

  private forget(uid: string): void {
    this.runs.get(uid)?.end();
    this.runs.delete(uid);
    this.podIPs.delete(uid);
  }

  private podIP(uid: string): string {
    const known = this.podIPs.get(uid);
    if (known) return known;
    // Of the range for benchmarks, so that nobody takes it for a real one.
    this.addresses = (this.addresses % (254 * 254)) + 1;
    const ip = `198.19.${Math.floor(this.addresses / 254)}.${
      (this.addresses % 254) + 1
    }`;
    this.podIPs.set(uid, ip);
    return ip;
  }
}

/** @returns in how many milliseconds the Pod is to be looked at again */
function advance(
  pod: Pod,
  run: ContainerRun,
  fate: PodFate | undefined,
  context: ControllerContext,
  now: number,
): number | undefined {
  const { speed } = context;
  const tell = (details: Omit<EventDetails, 'component'>) =>
    recordEvent(context, pod, { ...details, component: 'kubelet' });
  const left = (ms: number) => run.since + ms / speed - now;

  switch (run.stage) {
    case 'creating':
    case 'image-failed': {
      const wait = left(run.stage === 'creating' ? CREATE_MS : 0);
      if (wait > 0) return wait;
      if (fate?.at === 'image') {
        if (run.stage === 'creating') run.enter('image-failed', now);
        tellPullFailed(pod, fate.message, tell);
        return RETRY_MS / speed;
      }
      tellStarted(pod, tell);
      start(pod, run, now);
      return advance(pod, run, fate, context, now);
    }
    case 'starting': {
      if (fate?.at === 'run') {
        const wait = left(CRASH_AFTER_MS);
        if (wait > 0) return wait;
        return crash(run, fate, speed, now);
      }
      const wait = left(startTime(pod));
      if (wait > 0) return wait;
      if (fate?.at !== 'probe') {
        run.write('sandbox: ready');
        run.enter('ready', now);
        return undefined;
      }
      run.enter('unready', now);
      return advance(pod, run, fate, context, now);
    }
    case 'ready':
      if (fate?.at === 'run') return crash(run, fate, speed, now);
      if (fate?.at === 'probe') {
        run.enter('unready', now);
        return advance(pod, run, fate, context, now);
      }
      return undefined;
    case 'unready':
      if (fate?.at === 'probe') {
        tell({ type: 'Warning', reason: 'Unhealthy', message: fate.message });
        return RETRY_MS / speed;
      }
      run.enter('starting', now);
      return advance(pod, run, fate, context, now);
    case 'crashed': {
      // Once what makes it crash is gone there is no reason to sit it out.
      const wait = fate?.at === 'run' ? left(backOff(run.restarts)) : 0;
      if (wait > 0) return wait;
      start(pod, run, now);
      run.restarts += 1;
      return advance(pod, run, fate, context, now);
    }
    default:
      return undefined;
  }
}

function start(pod: Pod, run: ContainerRun, now: number): void {
  run.startedAt = timestamp(new Date(now));
  run.enter('starting', now);
  const { image } = pod.spec.containers[0];
  run.write(
    'sandbox: nothing runs in this container, it is simulated',
    `sandbox: started ${image}`,
  );
}

function crash(
  run: ContainerRun,
  fate: Extract<PodFate, { at: 'run' }>,
  speed: number,
  now: number,
): number {
  run.write(...fate.log);
  run.lastExit = {
    exitCode: fate.exitCode,
    reason: fate.reason,
    startedAt: run.startedAt ?? timestamp(new Date(now)),
    finishedAt: timestamp(new Date(now)),
  };
  run.end();
  run.enter('crashed', now);
  return backOff(run.restarts) / speed;
}

function backOff(restarts: number): number {
  return Math.min(FIRST_BACK_OFF_MS * 2 ** restarts, LONGEST_BACK_OFF_MS);
}

function startTime(pod: Pod): number {
  return pod.spec.containers.some(c => MODEL_SERVER.test(c.image))
    ? START_MODEL_SERVER_MS
    : START_MS;
}

type Tell = (details: Omit<EventDetails, 'component'>) => void;

function tellStarted(pod: Pod, tell: Tell): void {
  for (const { name, image } of pod.spec.containers) {
    tell({
      type: 'Normal',
      reason: 'Pulled',
      message: `Container image "${image}" already present on machine`,
    });
    tell({
      type: 'Normal',
      reason: 'Created',
      message: `Container created: ${name}`,
    });
    tell({
      type: 'Normal',
      reason: 'Started',
      message: `Container started: ${name}`,
    });
  }
}

function tellPullFailed(pod: Pod, why: string, tell: Tell): void {
  for (const { image } of pod.spec.containers) {
    const message = `Failed to pull image "${image}": ${why}`;
    tell({ type: 'Warning', reason: 'Failed', message });
    tell({
      type: 'Normal',
      reason: 'BackOff',
      message: `Back-off pulling image "${image}"`,
    });
  }
}
