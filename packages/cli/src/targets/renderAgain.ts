/**
 * The line of a header that tells how to make the file again.
 *
 * @param args - what stands behind `opeactl convert`
 */
export function renderAgain(args: readonly string[]): string {
  const command = ['opeactl', 'convert', ...args].map(quoted).join(' ');
  return `Changes made here are lost when it is rendered again: ${command}`;
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
