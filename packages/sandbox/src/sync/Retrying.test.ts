import { setImmediate } from 'node:timers/promises';
import { Retrying } from './Retrying';

/** Pauses that last until the test, a nudge or the end says otherwise. */
function fakePauses() {
  const pauses: number[] = [];
  const ends: Array<() => void> = [];
  const pause = (milliseconds: number, signal: AbortSignal) => {
    pauses.push(milliseconds);
    return new Promise<void>(resolve => {
      ends.push(resolve);
      signal.addEventListener('abort', () => resolve());
    });
  };
  const pass = async () => {
    await setImmediate();
    ends.shift()?.();
    await setImmediate();
  };
  return { pauses, pause, pass };
}

describe('Retrying', () => {
  it('repeats with longer pauses until the task is done', async () => {
    const { pauses, pause, pass } = fakePauses();
    let runs = 0;
    const task = async () => {
      runs += 1;
      return runs === 9;
    };
    const retrying = new Retrying(task, new AbortController().signal, pause);
    retrying.nudge();
    for (let i = 0; i < 8; i += 1) await pass();
    await retrying.ended();
    expect(runs).toBe(9);
    expect(pauses).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('runs at once when it is nudged in a pause, and is patient no more', async () => {
    const { pauses, pause, pass } = fakePauses();
    let runs = 0;
    const task = async () => {
      runs += 1;
      return false;
    };
    const retrying = new Retrying(task, new AbortController().signal, pause);
    retrying.nudge();
    await pass();
    await pass();
    retrying.nudge();
    await setImmediate();
    expect(runs).toBe(4);
    expect(pauses).toEqual([1_000, 2_000, 4_000, 1_000]);
  });

  it('runs once more for any number of nudges during a run', async () => {
    let active = 0;
    let most = 0;
    let runs = 0;
    const task = async () => {
      runs += 1;
      active += 1;
      most = Math.max(most, active);
      await setImmediate();
      active -= 1;
      return true;
    };
    const retrying = new Retrying(task, new AbortController().signal);
    retrying.nudge();
    retrying.nudge();
    retrying.nudge();
    await retrying.ended();
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });

    retrying.nudge();
    await retrying.ended();
    expect(runs).toBe(3);
  });

  it('ends with its signal, in a pause too', async () => {
    const { pause } = fakePauses();
    const stopping = new AbortController();
    const retrying = new Retrying(async () => false, stopping.signal, pause);
    retrying.nudge();
    await setImmediate();
    stopping.abort();
    await expect(retrying.ended()).resolves.toBeUndefined();
  });
});
