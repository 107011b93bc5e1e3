import type { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import type { Backoff } from './Backoff';

/** What to do after a failure. */
export interface Retry {
  /** In milliseconds. */
  wait: number;
  /** The API server itself asked to wait: nothing may cut that short. */
  isAsked: boolean;
  /** The watch can't go on where it was. */
  listAgain: boolean;
  /** The API server does not have the resource. */
  isMissing: boolean;
  /** Something is wrong that people should know. */
  isTrouble: boolean;
}

/** So often in a row it is no coincidence that a version is too old. */
const EXPIRED_IS_TROUBLE = 3;
/**
 * An API server that is just starting may not know its own resources yet, so
 * one such answer is not believed.
 */
const NOT_FOUND_IS_MISSING = 2;
const LONGEST_ASKED_WAIT_MS = 5 * 60_000;

/**
 * Decides from what went before how to go on. However the failures vary,
 * attempts become rarer until something works.
 */
export class RetryPlan {
  readonly #backoff: Backoff;
  readonly #longestWait: number;
  #lastReason: string | undefined;
  /** Whether there was a fresh start since something last worked. */
  #startedAfresh = false;
  #expiredInARow = 0;
  #notFoundInARow = 0;

  constructor(backoff: Backoff, longestWait: number) {
    this.#backoff = backoff;
    this.#longestWait = longestWait;
  }

  /** A list is complete. */
  listed(): void {
    this.#expiredInARow = 0;
    this.#notFoundInARow = 0;
  }

  /** A watch ran for long enough to call it a success. */
  watched(): void {
    this.#backoff.reset();
    this.#lastReason = undefined;
    this.#startedAfresh = false;
  }

  /** The wait after a watch that was ended soon after it began. */
  afterShortWatch(): number {
    return this.#backoff.next();
  }

  afterFailure(failure: ClusterApiError): Retry {
    const { reason, retryAfterSeconds = 0 } = failure;
    if (reason !== this.#lastReason && !this.#startedAfresh) {
      // Another answer than before: something moves over there. Once only, for
      // an API server in trouble has many answers.
      this.#startedAfresh = this.#lastReason !== undefined;
      this.#backoff.reset();
    }
    this.#lastReason = reason;
    this.#expiredInARow = reason === 'expired' ? this.#expiredInARow + 1 : 0;
    this.#notFoundInARow =
      reason === 'not-found' ? this.#notFoundInARow + 1 : 0;
    const isMissing = this.#notFoundInARow >= NOT_FOUND_IS_MISSING;
    const asked = Math.min(retryAfterSeconds * 1_000, LONGEST_ASKED_WAIT_MS);
    return {
      wait: Math.max(
        isMissing ? this.#longestWait : this.#backoff.next(),
        asked,
      ),
      isAsked: asked > 0,
      listAgain: reason === 'expired' || reason === 'not-found',
      isMissing,
      isTrouble:
        reason === 'expired'
          ? this.#expiredInARow >= EXPIRED_IS_TROUBLE
          : reason !== 'not-found',
    };
  }
}
