/**
 * Lets so many in at a time; the others wait in the order in which they came.
 */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  /**
   * Waits for a place, and gives what frees it. Rejects with the signal's
   * reason if that comes first.
   */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
    } else {
      await this.#wait(signal);
    }
    let isInside = true;
    return () => {
      if (isInside) {
        isInside = false;
        this.#leave();
      }
    };
  }

  async #wait(signal: AbortSignal): Promise<void> {
    let giveUp = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        giveUp = () => {
          this.#waiting.splice(this.#waiting.indexOf(resolve), 1);
          reject(signal.reason);
        };
        this.#waiting.push(resolve);
        signal.addEventListener('abort', giveUp);
      });
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) {
      next();
    } else {
      this.#free++;
    }
  }
}
