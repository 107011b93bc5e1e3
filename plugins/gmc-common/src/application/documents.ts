import { stringify } from 'yaml';
import { YAML_STYLE } from '../yaml/style';

/**
 * YAML documents in one file.
 *
 * @param comment - stands at the top, without its `#`
 */
export function yamlFile(comment: string, documents: unknown[]): string {
  const head = comment
    .split('\n')
    .map(line => `# ${line}`.trimEnd())
    .join('\n');
  const bodies = documents.map(document => stringify(document, YAML_STYLE));
  return `${head}\n${bodies.join('---\n')}`;
}
