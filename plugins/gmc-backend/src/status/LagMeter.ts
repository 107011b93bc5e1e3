const WINDOW_MS = 60_000;

/** How long changes waited for their verdicts, the longest of the last minute. */
export class LagMeter {
  /** In the order of their times, and of falling lags: what is shorter and
   * older than another one will never be the longest. */
  #lags: { at: number; lagMs: number }[] = [];

  /** @param lagMs - in milliseconds */
  add(lagMs: number, now: Date): void {
    this.#lags = this.#within(now).filter(each => each.lagMs > lagMs);
    this.#lags.push({ at: now.getTime(), lagMs });
  }

  /** Undefined if nothing changed in the last minute. */
  longest(now: Date): number | undefined {
    return this.#within(now).at(0)?.lagMs;
  }

  #within(now: Date): { at: number; lagMs: number }[] {
    return this.#lags.filter(({ at }) => now.getTime() - at < WINDOW_MS);
  }
}
