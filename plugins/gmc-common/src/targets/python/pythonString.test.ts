import * as fc from 'fast-check';
import { pythonString } from './pythonString';

/** Reads what Python would: the escapes that we write, and no others. */
function unescape(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:x(..)|u(....)|U(........)|(.))/g,
      (_, x?: string, u?: string, long?: string, itself?: string) =>
        itself ?? String.fromCodePoint(parseInt(x ?? u ?? long ?? '', 16)),
    );
}

describe('pythonString', () => {
  it.each([
    ['llm', '"llm"'],
    ["it's", '"it\'s"'],
    ['say "hi"', '\'say "hi"\''],
    [`both ' and "`, `"both ' and \\""`],
    ['a\\b', '"a\\\\b"'],
    ['line\nbreak\r', '"line\\x0abreak\\x0d"'],
    ['naïve', '"na\\xefve"'],
    ['\u202e', '"\\u202e"'],
    ['🦜', '"\\U0001f99c"'],
  ])('writes %j as %s', (text, literal) => {
    expect(pythonString(text)).toBe(literal);
  });

  it('writes any text in printable ASCII, so that the same is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const literal = pythonString(text);
        expect(literal).toMatch(/^(["'])(?:(?!\1)[ -[\]-~]|\\[ -~])*\1$/);
        expect(unescape(literal)).toBe(text);
      }),
    );
  });
});
