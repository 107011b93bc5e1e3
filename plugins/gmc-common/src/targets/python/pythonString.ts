/**
 * A Python string literal of any text: printable ASCII as it is, everything
 * else by its escape. In double quotes, unless fewer have to be escaped in
 * single ones, as Black has it.
 */
export function pythonString(text: string): string {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const escaped = [...text].map(character =>
    character === quote || character === '\\'
      ? `\\${character}`
      : escapeOf(character),
  );
  return quote + escaped.join('') + quote;
}

function escapeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0x20 && point < 0x7f) {
    return character;
  }
  const hex = point.toString(16);
  if (point > 0xffff) {
    return `\\U${hex.padStart(8, '0')}`;
  }
  return point > 0xff
    ? `\\u${hex.padStart(4, '0')}`
    : `\\x${hex.padStart(2, '0')}`;
}
