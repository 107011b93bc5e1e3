interface Named {
  metadata: { namespace?: string; name: string; uid?: string };
}

/**
 * By namespace and name; then by uid and content, so that no order of the
 * input can show in what is said of it.
 */
export function byName(a: Named, b: Named): number {
  return (
    compareTexts(a.metadata.namespace, b.metadata.namespace) ||
    compareTexts(a.metadata.name, b.metadata.name) ||
    compareTexts(a.metadata.uid, b.metadata.uid) ||
    compareTexts(JSON.stringify(a), JSON.stringify(b))
  );
}

/** By code units: a locale's order is not the same everywhere. */
export function compareTexts(a = '', b = ''): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
