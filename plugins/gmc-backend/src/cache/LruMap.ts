/** A map of limited size: what was used least recently goes. */
export class LruMap<V> {
  readonly #limit: number;
  readonly #entries = new Map<string, V>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What is kept under a key; that counts as a use. */
  get(key: string): V | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.set(key, value);
    }
    return value;
  }

  set(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) {
        return;
      }
      this.#entries.delete(oldest);
    }
  }

  /** What is kept under a key, made anew if there is nothing. */
  getOrMake(key: string, make: () => V): V {
    const known = this.get(key);
    if (known !== undefined) {
      return known;
    }
    const made = make();
    this.set(key, made);
    return made;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
