const RENDER_AGAIN =
  'Change that file and render again (template action opea:render): changes made here are lost then.';

/**
 * The comment at the top of a rendered file: what it was made from, and how to
 * make it again.
 *
 * @param file - what it was rendered from, if that has a name; - is standard input
 * @param what - which target it is: "for GMC (genaiinfra)"
 */
export function header(
  file: string | undefined,
  what: string,
  renderAgain = RENDER_AGAIN,
): string {
  const source = file === undefined || file === '-' ? 'opea.yaml' : file;
  return [
    `Rendered from ${source} by OPEA for Backstage, ${what}.`,
    renderAgain,
  ]
    .flatMap(line => line.split(/\r\n?|\n/))
    .map(line => `# ${line}\n`)
    .join('');
}
