/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The one that 99 in 100 are not above: of fewer, the greatest. */
export function p99(values: readonly number[]): number {
  return ascending(values)[Math.ceil(values.length * 0.99) - 1];
}

function ascending(values: readonly number[]): number[] {
  if (values.length === 0) {
    throw new Error('Nothing was measured');
  }
  return [...values].sort((a, b) => a - b);
}
