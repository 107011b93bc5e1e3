/** What it takes to know a cluster. */
export class WatchStats {
  /** Requests to list and to watch; each page of a list is one. */
  requests = 0;
  /** Complete lists that were begun, also those that are streamed. */
  lists = 0;
  /** Lists and watches that failed. */
  failures = 0;
  /** How many watches there should be. */
  wanted = 0;
  readonly #open = new Map<object, Date>();

  opened(watch: object, now: Date): void {
    this.#open.set(watch, now);
  }

  closed(watch: object): void {
    this.#open.delete(watch);
  }

  /** How many watches there are. */
  get open(): number {
    return this.#open.size;
  }

  /** Since when the oldest of the open watches runs. */
  get openSince(): Date | undefined {
    // They are in the order in which they were opened.
    return this.#open.values().next().value;
  }
}
