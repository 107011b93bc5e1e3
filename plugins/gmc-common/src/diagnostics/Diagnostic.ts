import type { DiagnosticCode } from './codes';

/**
 * A place in a text: line and column from 1, the column in UTF-16 units.
 *
 * @public
 */
export interface Position {
  line: number;
  column: number;
}

/**
 * A stretch of text; the end is exclusive.
 *
 * @public
 */
export interface Range {
  start: Position;
  end: Position;
}

/**
 * How bad a finding is.
 *
 * - `error`: refused by somebody downstream, or can never answer
 * - `warning`: works, but differs from what was written, or is fragile
 * - `info`: something was inferred
 *
 * @public
 */
export type Severity = 'error' | 'warning' | 'info';

/**
 * One finding about a document. Bad input is reported as values of this type
 * and never thrown.
 *
 * @public
 */
export interface Diagnostic {
  code: DiagnosticCode;
  severity: Severity;
  /** The file the range lies in, as the caller named it. */
  file?: string;
  range: Range;
  /** What is wrong, one sentence. */
  message: string;
  /** What to do about it: the nearest valid name, or the corrected text. */
  hint?: string;
  /** Another place that belongs to the finding: the other duplicate, say. */
  related?: { range: Range; message: string };
}
