const RENDER_AGAIN =
  'Change that file and render again (template action opea:render): changes made here are lost then.';

/**
 * The comment at the top of a rendered file: what it was made from, and how to
 * make it again.
 *
 * @param path - of the file that it was rendered from
 * @param what - which target it is: "for GMC (genaiinfra)"
 */
export function header(
  path: string,
  what: string,
  renderAgain = RENDER_AGAIN,
): string {
  return [`Rendered from ${path} by OPEA for Backstage, ${what}.`, renderAgain]
    .flatMap(line => line.split(/\r\n?|\n/))
    .map(line => `# ${line}\n`)
    .join('');
}
