import { redact } from '../../redaction';

/** What one line of evidence quotes of other people's sentences. */
const LINE = 300;
/** As much is looked at of what is quoted, so that it costs no more. */
const LOOKED_AT = 8 * 1024;
/** As many names are told of a list. */
const TOLD_NAMES = 5;

/**
 * One line of at most 300 characters. It is redacted before it is cut: half a
 * credential is not recognised as one.
 */
export function shorten(text: string): string {
  const line = redact(text.slice(0, LOOKED_AT)).replace(/\s+/g, ' ').trim();
  return clip(line, LINE);
}

/** At most so many characters, with a mark where something was cut. */
export function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** "a, b, c, d, e and 7 more". */
export function listed(names: string[]): string {
  const told = names.slice(0, TOLD_NAMES).join(', ');
  const rest = names.length - TOLD_NAMES;
  return rest > 0 ? `${told} and ${rest} more` : told;
}

/** Begins a sentence with it. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "once", "3 times". */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
