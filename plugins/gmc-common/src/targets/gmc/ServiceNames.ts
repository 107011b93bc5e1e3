/** Hands out Service names of RFC 1035, each once. */
export class ServiceNames {
  private readonly taken: Set<string>;

  /** @param reserved - names that are never handed out */
  constructor(reserved: Iterable<string>) {
    this.taken = new Set(reserved);
  }

  /**
   * A name for a service. It ends in `-svc`, so that the variables Kubernetes
   * derives from Service names (`LLM_PORT` and the like) are none that a
   * microservice reads.
   */
  take(original: string): string {
    const base = toLabel(original);
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? '-svc' : `-${number}-svc`;
      const name = `${base
        .slice(0, 63 - suffix.length)
        .replace(/-$/, '')}${suffix}`;
      if (!this.taken.has(name)) {
        this.taken.add(name);
        return name;
      }
    }
  }
}

function toLabel(original: string): string {
  const label = original
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return /^[a-z]/.test(label) ? label : `s-${label}`;
}
