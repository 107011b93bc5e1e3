/** How long to wait between attempts, in milliseconds. */
export interface BackoffOptions {
  initial: number;
  max: number;
  /** From 0 to below 1. */
  random(): number;
}

/**
 * Doubles the time between attempts up to a maximum. Half of it is left to
 * chance, so that many who lost the same server don't come back at once.
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #attempts = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** The time to wait before the next attempt. */
  next(): number {
    const { initial, max, random } = this.#options;
    const full = Math.min(max, initial * 2 ** this.#attempts);
    this.#attempts = Math.min(this.#attempts + 1, 30);
    return full / 2 + (full / 2) * random();
  }

  /** To be called when an attempt went well. */
  reset(): void {
    this.#attempts = 0;
  }
}
