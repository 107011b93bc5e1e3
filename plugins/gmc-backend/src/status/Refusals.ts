import type { MissingObservation } from '@opea/backstage-plugin-gmc-common';
import type { Clock } from '../watch/Clock';

type What = MissingObservation['what'];

/** Permissions are granted by people: they are asked for again so often. */
const AGAIN_MS = 10 * 60_000;

/** In the order in which they are told. */
const ORDER: What[] = ['events', 'config-maps', 'logs', 'router'];

/** What a cluster refuses to let the backend read, by namespace. */
export class Refusals {
  readonly #clock: Clock;
  readonly #namespaces = new Map<
    string,
    Map<What, { message: string; at: number }>
  >();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Takes note of a refusal, or that there is none.
   *
   * @returns whether that is news
   */
  set(namespace: string, what: What, message: string | undefined): boolean {
    const refusals = this.#namespaces.get(namespace) ?? new Map();
    const before = refusals.get(what);
    if (message === undefined) {
      refusals.delete(what);
    } else {
      refusals.set(what, { message, at: this.#clock.now().getTime() });
    }
    if (refusals.size > 0) {
      this.#namespaces.set(namespace, refusals);
    } else {
      this.#namespaces.delete(namespace);
    }
    return before?.message !== message;
  }

  /** Whether it was refused so lately that asking again makes no sense. */
  holds(namespace: string, what: What): boolean {
    const refusal = this.#namespaces.get(namespace)?.get(what);
    return (
      refusal !== undefined &&
      this.#clock.now().getTime() - refusal.at < AGAIN_MS
    );
  }

  /** Whether something was refused long enough ago to be asked for again. */
  isDue(namespace: string, ...among: What[]): boolean {
    const refusals = this.#namespaces.get(namespace);
    return among.some(
      what => refusals?.has(what) && !this.holds(namespace, what),
    );
  }

  in(namespace: string): MissingObservation[] {
    const refusals = this.#namespaces.get(namespace);
    return refusals
      ? ORDER.flatMap(what => {
          const refusal = refusals.get(what);
          return refusal ? { what, message: refusal.message } : [];
        })
      : [];
  }

  drop(namespace: string): void {
    this.#namespaces.delete(namespace);
  }
}
