import type { Position, Range } from '../../diagnostics';

/** Below zero where the first stands before the second. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

export function isWithin(inner: Range, outer: Range): boolean {
  return (
    comparePositions(outer.start, inner.start) <= 0 &&
    comparePositions(inner.end, outer.end) <= 0
  );
}
