/** A duration in the unit that people would name it in. */
export interface Duration {
  unit: 'moment' | 'minutes' | 'hours' | 'days';
  count: number;
}

/**
 * How long ago something was.
 *
 * @param since - ISO 8601
 * @returns undefined if `since` is no time; clocks that differ count as now
 */
export function durationSince(since: string, now: Date): Duration | undefined {
  const milliseconds = now.getTime() - Date.parse(since);
  if (Number.isNaN(milliseconds)) {
    return undefined;
  }
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) {
    return { unit: 'moment', count: 0 };
  }
  if (minutes < 60) {
    return { unit: 'minutes', count: minutes };
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? { unit: 'hours', count: hours }
    : { unit: 'days', count: Math.floor(hours / 24) };
}
