/**
 * So many at once, and then so many a second: what troubled connectors ask of
 * a cluster must not become trouble of its own.
 */
export class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #at: number | undefined;

  constructor(options: { burst: number; perSecond: number }) {
    this.#burst = options.burst;
    this.#perSecond = options.perSecond;
    this.#tokens = options.burst;
  }

  /** Takes a token if there is one. */
  tryTake(now: Date): boolean {
    this.#refill(now);
    if (this.#tokens < 1) {
      return false;
    }
    this.#tokens -= 1;
    return true;
  }

  /** Takes the next token, there or not: in how many milliseconds it is there. */
  reserve(now: Date): number {
    this.#refill(now);
    this.#tokens -= 1;
    return this.#tokens >= 0
      ? 0
      : Math.ceil((-this.#tokens / this.#perSecond) * 1_000);
  }

  #refill(now: Date): void {
    const time = now.getTime();
    // A clock that was set back gives nothing, and takes nothing either.
    const passed = Math.max(0, time - (this.#at ?? time));
    this.#at = time;
    this.#tokens = Math.min(
      this.#burst,
      this.#tokens + (passed / 1_000) * this.#perSecond,
    );
  }
}
