/** Hands out names, each once. */
export class UniqueNames {
  private readonly taken: Set<string>;
  /** By wanted name, the last number that was put behind it. */
  private readonly last = new Map<string, number>();

  /** @param reserved - names that are never handed out */
  constructor(reserved: Iterable<string>) {
    this.taken = new Set(reserved);
  }

  /** The wanted name, with a number behind it where it is taken. */
  take(wanted: string): string {
    let name = wanted;
    let number = this.last.get(wanted) ?? 1;
    while (this.taken.has(name)) {
      name = `${wanted}_${++number}`;
    }
    this.last.set(wanted, number);
    this.taken.add(name);
    return name;
  }
}
