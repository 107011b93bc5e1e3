import type { LoggerService } from '@backstage/backend-plugin-api';

/** A piece of work by its name: what waits already is not added again. */
type Work = () => Promise<void>;

/**
 * Does what is added, a few at a time and in order, urgent work first. Work
 * that fails is a fault of ours: it is logged, and the rest goes on.
 */
export class WorkQueue {
  readonly #concurrency: number;
  readonly #logger: Pick<LoggerService, 'error'>;
  readonly #urgent = new Map<string, Work>();
  readonly #ordinary = new Map<string, Work>();
  readonly #running = new Set<string>();

  constructor(concurrency: number, logger: Pick<LoggerService, 'error'>) {
    this.#concurrency = concurrency;
    this.#logger = logger;
  }

  has(name: string): boolean {
    return (
      this.#running.has(name) ||
      this.#urgent.has(name) ||
      this.#ordinary.has(name)
    );
  }

  add(name: string, work: Work, options: { urgent: boolean }): void {
    if (this.#running.has(name) || this.#urgent.has(name)) {
      return;
    }
    if (options.urgent) {
      this.#ordinary.delete(name);
      this.#urgent.set(name, work);
    } else {
      this.#ordinary.set(name, work);
    }
    this.#next();
  }

  /** Forgets what has not begun. */
  clear(): void {
    this.#urgent.clear();
    this.#ordinary.clear();
  }

  #next(): void {
    while (this.#running.size < this.#concurrency) {
      const waiting = this.#urgent.size > 0 ? this.#urgent : this.#ordinary;
      const [first] = waiting;
      if (!first) {
        return;
      }
      const [name, work] = first;
      waiting.delete(name);
      this.#running.add(name);
      void work()
        .catch(error => this.#logger.error(`Failed at ${name}: ${error}`))
        .finally(() => {
          this.#running.delete(name);
          this.#next();
        });
    }
  }
}
