const INTERVAL_MS = 1_000;
/** A slice: others wait no longer for their turn of the event loop. */
const SLICE_MS = 10;
const SLICE_LISTENERS = 100;

/**
 * Tells many at once that something has changed, at most once a second, so
 * that those who look at the same find the same. Where they are too many for
 * one turn of the event loop, they are told a slice at a time.
 */
export class Pulse {
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #beating = false;
  #again = false;

  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something has changed. */
  stir(): void {
    if (this.#listeners.size === 0) {
      return;
    }
    if (this.#beating) {
      this.#again = true;
      return;
    }
    this.#timer ??= setTimeout(() => void this.#beat(), INTERVAL_MS).unref();
  }

  async #beat(): Promise<void> {
    this.#timer = undefined;
    this.#beating = true;
    let began = performance.now();
    let told = 0;
    for (const listener of [...this.#listeners]) {
      if (told >= SLICE_LISTENERS || performance.now() - began > SLICE_MS) {
        await new Promise(resolve => setImmediate(resolve));
        began = performance.now();
        told = 0;
      }
      told += 1;
      if (this.#listeners.has(listener)) {
        listener();
      }
    }
    this.#beating = false;
    if (this.#again) {
      this.#again = false;
      this.stir();
    }
  }
}
