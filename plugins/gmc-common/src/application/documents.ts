import { stringify } from 'yaml';

/**
 * YAML documents in one file, each line as long as its value is.
 *
 * @param comment - stands at the top, without its `#`
 */
export function yamlFile(comment: string, documents: unknown[]): string {
  const head = comment
    .split('\n')
    .map(line => `# ${line}`.trimEnd())
    .join('\n');
  const bodies = documents.map(document =>
    stringify(document, { lineWidth: 0 }),
  );
  return `${head}\n${bodies.join('---\n')}`;
}
