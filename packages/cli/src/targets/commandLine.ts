/**
 * The command that makes files again.
 *
 * @param args - what stands behind `opeactl convert`
 */
export function commandLine(args: readonly string[]): string {
  return ['opeactl', 'convert', ...args].map(quoted).join(' ');
}

/** As a shell takes it for one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
