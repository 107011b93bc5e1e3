import { structuredPatch } from 'diff';
import { posix } from 'node:path';

/** A row of the README's table of codes. */
export interface CodeRow {
  code: string;
  severity: string;
  when: string;
}

/** What the page shows of a fixture. */
export interface Example {
  path: string;
  document: string;
  expected: string;
  good?: string;
}

/** Reads the table of codes in the README of the package. */
export function readmeRows(readme: string): CodeRow[] {
  const [, table = ''] = readme.split('<!-- codes -->');
  const rows = table.matchAll(/^\| `([a-z0-9-]+)` +\| (.*?) +\| (.*?) +\|$/gm);
  return [...rows].map(([, code, severity, when]) => ({
    code,
    severity,
    when,
  }));
}

/**
 * Writes the page of all codes: of each what it means, what it says about an
 * example, and what has to change there.
 */
export function codesPage(
  rows: readonly CodeRow[],
  examples: readonly Example[],
): string {
  const sections = rows.map(row => {
    const example = examples.find(
      ({ path, good }) =>
        posix.basename(path) === `${row.code}.yaml` && good !== undefined,
    );
    return section(row, example);
  });
  return `# Diagnostics

Every code with an example: what is found in it, and as a difference what it
should say. Made of \`fixtures/\` by their test (\`UPDATE_FIXTURES=1\`).

${sections.join('\n')}`;
}

function section({ code, severity, when }: CodeRow, example?: Example): string {
  return [
    `## ${code}`,
    '',
    `_${severity}_. ${when}`,
    '',
    ...(example ? shown(code, example) : []),
  ].join('\n');
}

function shown(code: string, example: Example): string[] {
  const lines = example.expected.trimEnd().split('\n');
  // A finding and what is indented below it, of this code only.
  const findings = lines.filter((_line, index) => {
    const head = lines.slice(0, index + 1).findLast(line => !/^ /.test(line));
    return head?.includes(` ${code}: `);
  });
  return [
    ...fenced('text', findings),
    ...fenced('diff', difference(example.document, example.good ?? '')),
  ];
}

function fenced(language: string, lines: readonly string[]): string[] {
  return [`\`\`\`${language}`, ...lines, '```', ''];
}

function difference(bad: string, good: string): string[] {
  const { hunks } = structuredPatch('', '', bad, good, '', '', { context: 3 });
  return hunks.flatMap(({ lines }, index) => [
    ...(index > 0 ? [' …'] : []),
    ...lines.filter(line => !line.startsWith('\\')),
  ]);
}
