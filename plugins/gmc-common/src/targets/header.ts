const RENDER_AGAIN =
  'Change that file and render again (template action opea:render): changes made here are lost then.';

/**
 * The comment at the top of a rendered file: what it was made from, and how to
 * make it again.
 *
 * @param source - what it was rendered from, in words or as {@link sourceName}
 * @param what - which target it is: "for GMC (genaiinfra)"
 */
export function header(
  source: string,
  what: string,
  renderAgain = RENDER_AGAIN,
): string {
  return [
    `Rendered from ${source} by OPEA for Backstage, ${what}.`,
    renderAgain,
  ]
    .flatMap(line => line.split(/\r\n?|\n/))
    .map(line => `# ${line}\n`)
    .join('');
}

/**
 * What a header calls a file: without its folder, which depends on where one
 * stands; `opea.yaml` where it has no name, as standard input.
 */
export function sourceName(file = '-'): string {
  const name = file.split('/').at(-1);
  return name === undefined || name === '-' ? 'opea.yaml' : name;
}
