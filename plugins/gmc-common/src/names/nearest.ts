/**
 * The candidate that differs least from a name, for hints of the kind
 * "did you mean". A change of letter case counts a quarter.
 *
 * @param name - what was written
 * @param candidates - the names that exist
 * @returns the nearest candidate, or undefined where none is near: more than a
 * third of the name would have to change
 *
 * @public
 */
export function nearest(
  name: string,
  candidates: Iterable<string>,
): string | undefined {
  // Far longer than any name that could be meant; keeps the cost bounded.
  if (name.length > 100) {
    return undefined;
  }
  let best: string | undefined;
  let bestDistance = Math.max(1, name.length / 3);
  for (const candidate of candidates) {
    if (
      candidate === name ||
      Math.abs(candidate.length - name.length) > bestDistance
    ) {
      continue;
    }
    const distance = editDistance(name, candidate, bestDistance);
    if (
      distance < bestDistance ||
      (distance === bestDistance && best === undefined)
    ) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Levenshtein's distance, two neighbours swapped counting as one change; or
 * infinity, as soon as it is sure to be more than a limit.
 */
function editDistance(a: string, b: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const swapped =
        row > 1 &&
        column > 1 &&
        a[row - 1] === b[column - 2] &&
        a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          previous[column] + 1,
          current[column - 1] + 1,
          previous[column - 1] + substitution(a[row - 1], b[column - 1]),
          swapped ? beforePrevious[column - 2] + 1 : Infinity,
        ),
      );
    }
    // A swap can come back to the row before, one change dearer.
    if (Math.min(...previous) > limit && Math.min(...current) > limit) {
      return Infinity;
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length];
}

function substitution(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a.toLowerCase() === b.toLowerCase() ? 0.25 : 1;
}
