/** As much of a Kubernetes object as tells where it belongs. */
export interface NamespacedItem {
  metadata?: { namespace?: unknown };
}

/** So that all that there is is not searched for each connector. */
export function groupByNamespace<T extends NamespacedItem>(
  items: readonly T[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const namespace = item.metadata?.namespace;
    if (typeof namespace === 'string') {
      const others = found.get(namespace);
      if (others) {
        others.push(item);
      } else {
        found.set(namespace, [item]);
      }
    }
  }
  return found;
}
