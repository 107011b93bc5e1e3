/** A whole number in the manner of the browser's language: 1,234. */
export function formatNumber(number: number): string {
  return number.toLocaleString();
}
