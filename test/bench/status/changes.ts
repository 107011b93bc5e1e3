import { setTimeout as delay } from 'node:timers/promises';
import type { Verdict } from '@opea/backstage-plugin-gmc-common';
import type { KubeClient } from '@opea/backstage-sandbox';
import { CONNECTOR_STATUS, TGI_SCALE } from './chatqna';
import type { Viewer } from './Viewer';

/** Something that is done to the cluster, and how a reader notices it. */
interface Change {
  path: string;
  patch: object;
  isSeen(verdict: Verdict): boolean;
}

/** More than any window in which changes are gathered. */
const LONGEST_PAUSE_MS = 700;

/** The operator writes another count: nothing follows from that. */
function claim(ready: number): Change {
  return {
    path: CONNECTOR_STATUS,
    patch: { status: { status: `${ready}/0/9` } },
    isSeen: verdict => verdict.claim?.ready === ready,
  };
}

/** A Deployment is scaled: Pods come and go, and its status follows. */
function scale(replicas: number): Change {
  return {
    path: TGI_SCALE,
    patch: { spec: { replicas } },
    isSeen: ({ steps }) =>
      steps.some(
        ({ name, replicas: shown }) =>
          name === 'Tgi' && shown?.desired === replicas,
      ),
  };
}

/** Single changes, each when all is quiet. */
export const singleChanges: Change[] = Array.from({ length: 100 }, (_, index) =>
  claim(index % 2 === 0 ? 8 : 9),
);

/** Changes that others follow upon at once. */
export const swarmsOfChanges: Change[] = Array.from(
  { length: 50 },
  (_, index) => scale(index % 2),
);

/**
 * How long it takes from sending a change to the API server until a reader
 * has it, for each; at moments that have nothing to do with anybody's timers.
 */
export async function timeChanges(
  changes: readonly Change[],
  client: KubeClient,
  viewer: Viewer,
): Promise<number[]> {
  const times: number[] = [];
  for (const { path, patch, isSeen } of changes) {
    await delay(pauseBefore(times.length));
    const began = performance.now();
    const seen = viewer.seen(isSeen);
    await client.patch(path, patch);
    await seen;
    times.push(performance.now() - began);
  }
  return times;
}

/** Spread evenly by the golden ratio, and the same in every run. */
function pauseBefore(index: number): number {
  return ((index * 0.618_034) % 1) * LONGEST_PAUSE_MS;
}
