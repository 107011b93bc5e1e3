import { stringify } from 'yaml';

/** How our files are written: a value's line is as long as the value. */
export const YAML_STYLE = {
  lineWidth: 0,
  aliasDuplicateObjects: false,
  // Some readers know YAML 1.1 only: what is a boolean there is quoted.
  compat: 'yaml-1.1',
} as const;

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
