import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance, handed in so that tests can decide both. */
export interface Clock {
  now(): Date;
  /** Resolves after that many milliseconds, or at once when aborted. */
  delay(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  delay: (milliseconds, signal) =>
    // Aborted is over, too: whoever waits looks at the signal anyway.
    delay(milliseconds, undefined, { signal, ref: false }).catch(() => {}),
  random: Math.random,
};
