/** Puts parts of a program together, without those it does not need. */
export function joinParts(...parts: readonly (string | false)[]): string {
  return parts.filter(part => part !== false).join('');
}
