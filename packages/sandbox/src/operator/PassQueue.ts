const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

export interface PassQueueOptions {
  /** One pass over what the key names; throws if it is to be tried again. */
  pass(key: string): Promise<void>;
  /** Told of each pass that failed. */
  onFailure(key: string, error: unknown): void;
  /** Delays are divided by it. */
  speed: number;
}

/**
 * One worker that goes from key to key. A key that waits already isn't queued
 * twice; one that fails is tried again for ever, at growing intervals.
 */
export class PassQueue {
  private readonly waiting = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private working?: Promise<void>;
  private stopped = false;

  constructor(private readonly options: PassQueueOptions) {}

  add(key: string): void {
    if (this.stopped) return;
    this.waiting.add(key);
    this.startWork();
  }

  /** Resolves when there is no pass on its way, nor one that waits its turn. */
  async settled(): Promise<void> {
    await this.working;
  }

  /** Resolves when the pass that was on its way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiting.clear();
    for (const timer of this.timers) clearTimeout(timer);
    await this.working;
  }

  private startWork(): void {
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.waiting.size > 0) this.startWork();
    });
  }

  private async work(): Promise<void> {
    for (const key of this.waiting) {
      this.waiting.delete(key);
      try {
        await this.options.pass(key);
        this.failures.delete(key);
      } catch (error) {
        if (!this.stopped) this.retryLater(key, error);
      }
    }
  }

  private retryLater(key: string, error: unknown): void {
    this.options.onFailure(key, error);
    const times = this.failures.get(key) ?? 0;
    this.failures.set(key, times + 1);
    const delay = Math.min(FIRST_RETRY_MS * 2 ** times, LONGEST_RETRY_MS);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.add(key);
    }, delay / this.options.speed);
    this.timers.add(timer);
  }
}
