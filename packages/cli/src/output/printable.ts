/**
 * A text that does nothing to a terminal but stand there: control characters
 * show as their pictures, and those that turn the direction of writing as
 * unknown ones. It keeps its length, and its line breaks.
 */
export function printable(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\0-\x09\x0b-\x1f]/g, character =>
        String.fromCharCode(0x2400 + character.charCodeAt(0)),
      )
      .replace(/[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '�')
  );
}
