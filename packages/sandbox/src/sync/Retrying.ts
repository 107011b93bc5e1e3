import { setTimeout } from 'node:timers/promises';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Waits, until the time is over or the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

const wait: Wait = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {});

/**
 * Repeats a task until it says that it is done, with longer and longer
 * pauses. It never runs twice at the same time.
 */
export class Retrying {
  readonly #task: () => Promise<boolean>;
  readonly #signal: AbortSignal;
  readonly #wait: Wait;
  #running?: Promise<void>;
  #again = false;
  #pause = new AbortController();

  /**
   * @param task - tells whether it is done; never rejects
   * @param signal - ends the repeating
   */
  constructor(task: () => Promise<boolean>, signal: AbortSignal, pause = wait) {
    this.#task = task;
    this.#signal = signal;
    this.#wait = pause;
  }

  /** Runs the task now, or once more when it is running already. */
  nudge(): void {
    this.#again = true;
    this.#pause.abort();
    this.#running ??= this.#run();
  }

  /** Waits until the task does not run and is not going to by itself. */
  async ended(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    let done = false;
    while (this.#again || !done) {
      if (this.#signal.aborted) break;
      if (this.#again) pause = FIRST_PAUSE_MS;
      this.#again = false;
      done = await this.#task();
      if (done || this.#again) continue;
      this.#pause = new AbortController();
      await this.#wait(
        pause,
        AbortSignal.any([this.#pause.signal, this.#signal]),
      );
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    this.#running = undefined;
  }
}
