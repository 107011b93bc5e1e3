const UNITS: readonly [name: string, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * How long something has lasted: `for 2 hours`. Nothing where that is not known, or lies ahead.
 *
 * @param since - ISO 8601
 */
export function age(since: string | undefined, now: Date): string {
  const { count, unit } = largestUnit(since, now);
  return count === 0 ? '' : `for ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The same in a table: `2h`. */
export function shortAge(since: string | undefined, now: Date): string {
  const { count, unit } = largestUnit(since, now);
  return count === 0 ? '' : `${count}${unit[0]}`;
}

function largestUnit(
  since: string | undefined,
  now: Date,
): { count: number; unit: string } {
  const seconds = (now.getTime() - Date.parse(since ?? '')) / 1_000;
  const found = UNITS.find(([, size]) => seconds >= size);
  return found
    ? { count: Math.floor(seconds / found[1]), unit: found[0] }
    : { count: 0, unit: '' };
}
