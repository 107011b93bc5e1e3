/**
 * A point in time in full, in the language and time zone of the browser.
 *
 * @param time - ISO 8601
 */
export function formatTime(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? time
    : date.toLocaleString(undefined, {
        dateStyle: 'medium',
        timeStyle: 'long',
      });
}
