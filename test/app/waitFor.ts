import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until it gets an answer that is neither undefined nor false.
 *
 * @param what - what is waited for, for the error's text
 * @throws Error when `timeoutMs` is over, with the last error as its cause
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs = 30_000, intervalMs = 200 } = {},
): Promise<T> {
  const until = Date.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    await delay(intervalMs);
  } while (Date.now() < until);
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause });
}
