/** What a name in DNS may have between its dots. */
const MAX_LENGTH = 63;

/**
 * Hands out names for the services of a compose file, each once. A name that
 * Compose takes stays as it is, because other services' variables may hold it.
 */
export class ContainerNames {
  /** In lower case, as hosts are the same in either. */
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  take(original: string): string {
    const allowed = original.replace(/[^A-Za-z0-9._-]+/g, '-');
    const base =
      allowed.replace(/^[._-]+/, '').slice(0, MAX_LENGTH) || 'service';
    const key = base.toLowerCase();
    for (let number = this.counts.get(key) ?? 1; ; number++) {
      const suffix = number === 1 ? '' : `-${number}`;
      const name = base.slice(0, MAX_LENGTH - suffix.length) + suffix;
      if (!this.taken.has(name.toLowerCase())) {
        this.taken.add(name.toLowerCase());
        this.counts.set(key, number + 1);
        return name;
      }
    }
  }
}
