/** Names, reasons, images and times; what is longer is rarely said twice. */
const LONGEST = 64;
const MOST_KEPT = 20_000;

const kept = new Map<string, string>();

/**
 * The copy of a text that was met before, if it is short. Parsed JSON has one
 * of its own for each place, and Kubernetes says the same few things in
 * thousands of objects: kept once, they take a sixth of a store less.
 */
export function sharedText(text: string): string {
  if (text.length > LONGEST) {
    return text;
  }
  const found = kept.get(text);
  if (found !== undefined) {
    return found;
  }
  if (kept.size >= MOST_KEPT) {
    kept.clear();
  }
  kept.set(text, text);
  return text;
}
