import type { Position, TextEdit } from './Diagnostic';

/**
 * Applies edits to a text, those of {@link Fix | fixes} for example. Of edits
 * that overlap the earlier one in the text is applied and the later passed
 * over, so that the fixes of several findings can be given at once.
 *
 * @param text - the text whose places the ranges are
 * @returns the new text; what no edit touches is as it was, to the byte
 * @public
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offset = ({ line, column }: Position) =>
    Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const placed = edits
    .map(({ range, newText }) => ({
      start: offset(range.start),
      end: offset(range.end),
      newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  for (const { start, end, newText } of placed) {
    if (start >= done) {
      result += text.slice(done, start) + newText;
      done = end;
    }
  }
  return result + text.slice(done);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (
    let end = text.indexOf('\n');
    end !== -1;
    end = text.indexOf('\n', end + 1)
  ) {
    starts.push(end + 1);
  }
  return starts;
}
