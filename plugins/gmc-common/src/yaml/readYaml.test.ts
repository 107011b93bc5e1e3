import * as fc from 'fast-check';
import { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { readYaml } from './readYaml';
import { at, toPlain } from './YamlValue';

function read(text: string) {
  const report = new DiagnosticReport();
  const { documents } = readYaml(text, report);
  return {
    values: documents.map(toPlain),
    documents,
    findings: report.diagnostics.map(
      ({ code, range: { start } }) => `${start.line}:${start.column} ${code}`,
    ),
  };
}

function placeOf(text: string, word: string, ...path: (string | number)[]) {
  const value = at(read(text).documents[0], ...path);
  if (value?.kind !== 'scalar') {
    throw new Error('no scalar there');
  }
  const start = value.text.indexOf(word);
  const { start: from, end } = value.rangeWithin(start, start + word.length);
  return `${from.line}:${from.column}-${end.line}:${end.column}`;
}

describe('readYaml', () => {
  it('follows aliases and merge keys, what is written going before what is merged', () => {
    const { values, findings } = read(
      'base: &base {a: 1, b: 2}\nown:\n  <<: *base\n  b: 3\nsame: *base\n',
    );
    expect(values).toEqual([
      { base: { a: 1, b: 2 }, own: { a: 1, b: 3 }, same: { a: 1, b: 2 } },
    ]);
    expect(findings).toEqual([]);
  });

  it('reads several documents and leaves out empty ones', () => {
    expect(read('---\na: 1\n---\n---\n# nothing\n---\nb: 2\n').values).toEqual([
      { a: 1 },
      { b: 2 },
    ]);
  });

  it('gives what it can of a text with a syntax error', () => {
    const { values, findings } = read('a: 1\nb: [1, 2\nc: 3\n');
    expect(values[0]).toMatchObject({ a: 1 });
    expect(findings[0]).toMatch(/yaml-syntax$/);
  });

  it('does not let aliases multiply without end', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level++) {
      const alias = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array(9).fill(alias).join(', ')}]`);
    }
    expect(read(lines.join('\n')).findings).toEqual([
      expect.stringMatching(/alias-expansion$/),
    ]);
  });

  it('reports an alias inside of what it refers to', () => {
    expect(read('a: &a\n  b: *a\n').findings).toEqual(['2:6 alias-expansion']);
  });

  it.each([
    ['flow collections', '['.repeat(100_000)],
    ['compact lists', '- '.repeat(100_000)],
    ['65 levels', `${'{a: '.repeat(70)}1${'}'.repeat(70)}`],
  ])('reports nesting that is too deep: %s', (_what, text) => {
    expect(read(text).findings).toContainEqual(
      expect.stringMatching(/document-too-deep$/),
    );
  });

  it('reports a document that is too large', () => {
    expect(read(' '.repeat(1_100_000)).findings).toEqual([
      '1:1 document-too-large',
    ]);
    expect(read(`[${'1,'.repeat(210_000)}]`).findings).toEqual([
      expect.stringMatching(/document-too-large$/),
    ]);
  });

  it.each([
    ['plain', '- a >> bee', '1:8-1:11'],
    ['quoted', '- "a >> bee"', '1:9-1:12'],
    ['folded', '- >-\n  a >>\n  bee\n', '3:3-3:6'],
    ['plain over two lines', '- a >>\n    bee\n', '2:5-2:8'],
    ['escaped, so the whole', '- "\\u0061 >> bee"', '1:3-1:18'],
  ])('finds a word within a scalar: %s', (_style, text, place) => {
    expect(placeOf(text, 'bee', 0)).toBe(place);
  });

  it('counts columns in UTF-16 units', () => {
    expect(placeOf('- "🙂 bee"', 'bee', 0)).toBe('1:7-1:10');
  });

  it.each([
    ['on', 'true'],
    ['No', 'false'],
    ['010', 'the octal number 8'],
    ['22:22', 'the base-60 number 1342'],
    ['1_000', 'the number 1000'],
    ['190:20:30.5', 'the base-60 number 685230.5'],
    ['089', 'a text'],
    ['1.5e3', 'a text'],
    ['2024-11-23', 'a date'],
    ['1e3', 'a text'],
    ['0o10', 'a text'],
  ])('warns that YAML 1.1 reads %s as %s', (source, reading) => {
    const report = new DiagnosticReport();
    readYaml(`key: ${source}\n`, report);
    expect(report.diagnostics).toEqual([
      expect.objectContaining({
        code: 'yaml-1-1',
        severity: 'warning',
        message: expect.stringContaining(reading),
      }),
    ]);
  });

  it.each([
    'true',
    '8080',
    '1.5',
    '"on"',
    '~',
    'http://host:22',
    '1.5e+3',
    '05',
    'n',
    '-.inf',
  ])('has nothing to say of %s', source => {
    expect(read(`key: ${source}\n`).findings).toEqual([]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      ...['a', ': ', '\n', '  ', '- ', '&x ', '*x', '[', ']', '{', '}', ','],
      ...['"', "'", '|', '>', '#', '!!map ', '---\n', '<<: ', '? ', '%', '\t'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        expect(Array.isArray(read(pieces.join('')).values)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
