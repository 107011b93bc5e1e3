import type { FollowContext } from './FollowContext';

/** How often the store need know that the cluster still speaks. */
const CONTACT_MS = 1_000;

/**
 * Tells when a cluster was heard of. After a failure an answer that begins is
 * no proof: whoever is in front of an API server may begin one, too.
 */
export class Liveness {
  readonly #context: Pick<FollowContext, 'clock' | 'timing'>;
  readonly #onContact: () => void;
  #toldAt: number | undefined;
  #isDoubtful = false;
  #proof: NodeJS.Timeout | undefined;

  constructor(
    context: Pick<FollowContext, 'clock' | 'timing'>,
    onContact: () => void,
  ) {
    this.#context = context;
    this.#onContact = onContact;
  }

  /** A watch has begun. */
  opened(): void {
    if (this.#isDoubtful) {
      const { watchProof } = this.#context.timing;
      this.#proof = setTimeout(() => this.heard(), watchProof).unref();
    } else {
      this.heard();
    }
  }

  /** A watch has ended. */
  closed(): void {
    clearTimeout(this.#proof);
  }

  /** Something came that only the API server can say. */
  heard(): void {
    this.#isDoubtful = false;
    const now = this.#context.clock.now().getTime();
    const since = now - (this.#toldAt ?? -Infinity);
    // Clocks may be set back.
    if (Math.abs(since) >= CONTACT_MS) {
      this.#toldAt = now;
      this.#onContact();
    }
  }

  failed(): void {
    this.#toldAt = undefined;
    this.#isDoubtful = true;
  }
}
