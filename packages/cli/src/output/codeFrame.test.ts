import { codeFrame } from './codeFrame';

function frame(text: string, column: number, end: number, line = 1): string[] {
  return codeFrame(text, {
    start: { line, column },
    end: { line, column: end },
  });
}

describe('codeFrame', () => {
  it('marks what the range covers', () => {
    expect(frame('a\nbcd: e\n', 2, 4, 2)).toEqual([
      '  2 | bcd: e',
      '    |  ^^',
    ]);
  });

  it('marks one place where a range is empty, the end of a line too', () => {
    expect(frame('abc', 4, 4)).toEqual(['  1 | abc', '    |    ^']);
  });

  it('marks the first line of a range over several', () => {
    expect(
      codeFrame('ab\ncd\r\nef', {
        start: { line: 2, column: 2 },
        end: { line: 3, column: 1 },
      }),
    ).toEqual(['  2 | cd', '    |  ^']);
  });

  it('shows a place behind the last line', () => {
    expect(frame('a', 1, 1, 12)).toEqual(['  12 |', '     | ^']);
  });

  it('shows what does not show', () => {
    expect(frame('\ta\u001b[31m\u202e', 1, 2)).toEqual([
      '  1 | →a␛[31m�',
      '    | ^',
    ]);
  });

  it('leaves of a long line what is around the mark', () => {
    const [line, mark] = frame(
      `${'x'.repeat(500)}HERE${'y'.repeat(500)}`,
      501,
      505,
    );
    expect(line.length).toBeLessThan(120);
    expect(line).toMatch(/^ {2}1 \| …x+HEREy+…$/);
    expect(mark.indexOf('^')).toBe(line.indexOf('HERE'));
    expect(mark.match(/\^+/)?.[0]).toBe('^^^^');
  });

  it.each([
    ['the secret itself', 11, 21, '  1 | HF_TOKEN: [redacted] # note', 10, 20],
    ['what stands before it', 1, 9, '  1 | HF_TOKEN: [redacted] # note', 0, 8],
    [
      'what comes after it',
      31,
      37,
      '  1 | HF_TOKEN: [redacted] # note',
      21,
      27,
    ],
    ['a part of it', 14, 16, '  1 | HF_TOKEN: [redacted] # note', 10, 20],
  ])(
    'blots out a credential when it marks %s',
    (_what, from, to, shown, start, end) => {
      const [line, mark] = frame(
        'HF_TOKEN: hf_abcdefghijklmnop # note',
        from,
        to,
      );
      expect(line).toBe(shown);
      expect(mark).toBe(`    | ${' '.repeat(start)}${'^'.repeat(end - start)}`);
    },
  );
});
