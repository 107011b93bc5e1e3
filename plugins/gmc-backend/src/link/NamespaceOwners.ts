/** An administrator's word on whose the connectors of a namespace are. */
export interface NamespaceRule {
  /** A namespace's name; with a star at its end, all that begin like it. */
  namespace: string;
  /** The only cluster that it is about; undefined for all of them. */
  cluster?: string;
  /** A full entity reference. */
  owner: string;
}

/** The administrator's mapping of namespaces to owners: the first rule wins. */
export class NamespaceOwners {
  readonly #rules: readonly NamespaceRule[];

  constructor(rules: readonly NamespaceRule[]) {
    this.#rules = rules;
  }

  /** Whose connectors in a namespace are; undefined where no rule says. */
  ownerOf(place: { cluster: string; namespace: string }): string | undefined {
    return this.#rules.find(
      rule =>
        (rule.cluster === undefined || rule.cluster === place.cluster) &&
        isNamed(rule.namespace, place.namespace),
    )?.owner;
  }
}

function isNamed(pattern: string, namespace: string): boolean {
  return pattern.endsWith('*')
    ? namespace.startsWith(pattern.slice(0, -1))
    : namespace === pattern;
}
