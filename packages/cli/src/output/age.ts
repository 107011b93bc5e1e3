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
  const seconds = (now.getTime() - Date.parse(since ?? '')) / 1_000;
  const unit = UNITS.find(([, size]) => seconds >= size);
  if (!unit) {
    return '';
  }
  const count = Math.floor(seconds / unit[1]);
  return `for ${count} ${unit[0]}${count === 1 ? '' : 's'}`;
}
