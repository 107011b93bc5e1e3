/**
 * What in a text breaks GMC's router: the operator puts the whole spec into a
 * single-quoted YAML string, and then cuts the file at every `---`.
 *
 * @returns that part in words, or undefined
 */
export function unsafePart(text: string): string | undefined {
  if (text.includes("'")) {
    return "an apostrophe (')";
  }
  return text.includes('---') ? "'---'" : undefined;
}
