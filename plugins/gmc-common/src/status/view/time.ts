/** A moment as the API writes it; conditions may carry an explicit null. */
type Timestamp = string | null | undefined;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** Milliseconds since the epoch; undefined where there is no valid moment. */
export function millis(timestamp: Timestamp): number | undefined {
  const value = timestamp ? Date.parse(timestamp) : NaN;
  return Number.isNaN(value) ? undefined : value;
}

/** The first that is a moment at all. */
export function firstMoment(...timestamps: Timestamp[]): string | undefined {
  return (
    timestamps.find(timestamp => millis(timestamp) !== undefined) ?? undefined
  );
}

/** The earliest of those that are a moment. */
export function earliest(...timestamps: Timestamp[]): string | undefined {
  return firstMoment(...sortByMoment(timestamps));
}

/** The latest of those that are a moment. */
export function latest(...timestamps: Timestamp[]): string | undefined {
  return firstMoment(...sortByMoment(timestamps).reverse());
}

function sortByMoment(timestamps: Timestamp[]): Timestamp[] {
  return timestamps
    .filter(timestamp => millis(timestamp) !== undefined)
    .sort((a, b) => millis(a)! - millis(b)!);
}

/** Whether more than `budget` milliseconds have gone by; never, if unknown when it began. */
export function isLongerThan(
  budget: number,
  since: Timestamp,
  now: number,
): boolean {
  const start = millis(since);
  return start !== undefined && now - start > budget;
}

/** "12 seconds", "5 minutes", "3 hours": for sentences. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / SECOND));
  if (seconds < 120) {
    return plural(seconds, 'second');
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 120
    ? plural(minutes, 'minute')
    : plural(Math.round(minutes / 60), 'hour');
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
