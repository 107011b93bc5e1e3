import type { Position, Range } from '../diagnostics';

/** A text whose offsets can be told as lines and columns. */
export class SourceText {
  private readonly lineStarts = [0];

  constructor(readonly text: string) {
    for (
      let end = text.indexOf('\n');
      end !== -1;
      end = text.indexOf('\n', end + 1)
    ) {
      this.lineStarts.push(end + 1);
    }
  }

  /** @param start - offset of the first character; `end` is exclusive */
  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  private position(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.lineStarts[middle] <= inside) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: inside - this.lineStarts[low] + 1 };
  }
}
