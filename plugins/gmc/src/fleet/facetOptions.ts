/** A value to filter by, and how many connectors have it. */
export interface FacetOption {
  value: string;
  count: number;
}

/**
 * What can be chosen: the values there are, and those that are chosen already
 * although nothing has them any more.
 */
export function facetOptions(
  facet: readonly FacetOption[] | undefined,
  chosen: readonly string[] = [],
): FacetOption[] {
  const there = facet ?? [];
  const gone = chosen.filter(
    value => !there.some(option => option.value === value),
  );
  return [...there, ...gone.map(value => ({ value, count: 0 }))];
}
