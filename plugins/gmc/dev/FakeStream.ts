import type { GmcWatchOptions } from '@opea/backstage-plugin-gmc-common';

type Signal<T> =
  | { kind: 'document'; document: T }
  | { kind: 'interruption'; error: Error; lastHeard: Date | undefined }
  | { kind: 'refusal'; error: Error };

/**
 * Tells every watch what it is told to tell, and remembers it for watches that
 * come later.
 */
export class FakeStream<T> {
  /** How many watches are open. */
  open = 0;
  #last: Signal<T> | undefined;
  readonly #wakeUps = new Set<(signal: Signal<T> | undefined) => void>();

  /** What was told last; throws if that was no document. */
  get document(): T {
    if (this.#last?.kind !== 'document') {
      throw new Error('Nothing to tell');
    }
    return this.#last.document;
  }

  /** From now on this is so; undefined: no answer yet. */
  show(document: T | undefined): void {
    this.#tell(document && { kind: 'document', document });
  }

  /** The backend can't be reached for now. */
  interrupt(error: Error, lastHeard?: Date): void {
    this.#tell({ kind: 'interruption', error, lastHeard });
  }

  /** The backend refuses, and watches end. */
  refuse(error: Error): void {
    this.#tell({ kind: 'refusal', error });
  }

  async *watch(options: GmcWatchOptions): AsyncGenerator<T> {
    const queue: (Signal<T> | undefined)[] = [this.#last];
    let wake = () => {};
    const nextSignal = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const take = (signal: Signal<T> | undefined) => {
      queue.push(signal);
      wake();
    };
    this.#wakeUps.add(take);
    this.open += 1;
    const end = () => wake();
    options.signal.addEventListener('abort', end);
    try {
      while (!options.signal.aborted) {
        const signal = queue.shift();
        if (signal?.kind === 'document') {
          yield signal.document;
        } else if (signal?.kind === 'interruption') {
          options.onInterruption?.(signal.error, signal.lastHeard);
        } else if (signal?.kind === 'refusal') {
          throw signal.error;
        }
        if (queue.length === 0 && !options.signal.aborted) {
          await nextSignal();
        }
      }
    } finally {
      options.signal.removeEventListener('abort', end);
      this.#wakeUps.delete(take);
      this.open -= 1;
    }
  }

  #tell(signal: Signal<T> | undefined): void {
    this.#last = signal;
    for (const wakeUp of this.#wakeUps) {
      wakeUp(signal);
    }
  }
}
