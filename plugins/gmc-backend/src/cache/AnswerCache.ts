import type { Clock } from '../watch/Clock';
import { LruMap } from './LruMap';

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
  readonly #answers: LruMap<{ answer: Promise<T>; until: number }>;

  constructor(options: AnswerCacheOptions) {
    this.#options = options;
    this.#answers = new LruMap(options.limit);
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.#options.clock.now().getTime();
    const known = this.#answers.get(key);
    if (known && known.until > now) {
      return known.answer;
    }
    const answer = ask();
    const entry = { answer, until: now + this.#options.ttl };
    this.#answers.set(key, entry);
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
}
