import type { Clock } from '../watch/Clock';

/** What a cache of answers needs. */
export interface AnswerCacheOptions {
  /** How long an answer is believed, in milliseconds. */
  ttl: number;
  /** How many answers are kept; the one that was used least recently goes. */
  limit: number;
  clock: Pick<Clock, 'now'>;
}

/**
 * Answers that were asked of somebody else, believed for a short time. Those
 * who ask at the same time share one question; a failure is not kept.
 */
export class AnswerCache<T> {
  readonly #options: AnswerCacheOptions;
  readonly #answers = new Map<string, { answer: Promise<T>; until: number }>();

  constructor(options: AnswerCacheOptions) {
    this.#options = options;
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.#options.clock.now().getTime();
    const known = this.#answers.get(key);
    if (known && known.until > now) {
      this.#answers.delete(key);
      this.#answers.set(key, known);
      return known.answer;
    }
    const answer = ask();
    const entry = { answer, until: now + this.#options.ttl };
    this.#answers.delete(key);
    this.#answers.set(key, entry);
    this.#trim();
    answer.catch(() => {
      if (this.#answers.get(key) === entry) {
        this.#answers.delete(key);
      }
    });
    return answer;
  }

  /** The next who asks is not answered from here. */
  forget(key: string): void {
    this.#answers.delete(key);
  }

  #trim(): void {
    for (const key of this.#answers.keys()) {
      if (this.#answers.size <= this.#options.limit) {
        return;
      }
      this.#answers.delete(key);
    }
  }
}
