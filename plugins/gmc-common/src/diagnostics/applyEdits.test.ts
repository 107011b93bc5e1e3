import { applyEdits } from './applyEdits';

const edit = (
  [line, column, endColumn]: [number, number, number],
  newText: string,
) => ({
  range: { start: { line, column }, end: { line, column: endColumn } },
  newText,
});

describe('applyEdits', () => {
  it('changes what the ranges cover and nothing else', () => {
    expect(
      applyEdits('a: 1 # one\r\nb: 2\n', [
        edit([2, 1, 2], 'bee'),
        edit([1, 4, 5], 'first'),
      ]),
    ).toBe('a: first # one\r\nbee: 2\n');
  });

  it('inserts where a range is empty, and at the very end', () => {
    expect(applyEdits('ab', [edit([1, 2, 2], '-'), edit([1, 3, 3], '!')])).toBe(
      'a-b!',
    );
  });

  it('passes over an edit that overlaps an earlier one', () => {
    expect(
      applyEdits('abcd', [edit([1, 1, 3], 'X'), edit([1, 2, 4], 'Y')]),
    ).toBe('Xcd');
  });

  it('gives back a text without edits', () => {
    expect(applyEdits('as it is', [])).toBe('as it is');
  });
});
