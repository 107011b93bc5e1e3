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
 * Another place that belongs to a finding: the other duplicate, say.
 *
 * @public
 */
export interface RelatedPlace {
  range: Range;
  message: string;
}

/**
 * A change of a text: what stands in the range gives way to the new text.
 *
 * @public
 */
export interface TextEdit {
  range: Range;
  newText: string;
}

/**
 * What makes a finding go away, ready to be applied by {@link applyEdits}.
 *
 * @public
 */
export interface Fix {
  /** What it does, as a command: "Write MODEL_ID instead". */
  title: string;
  /** In the order of the text, none overlapping another. */
  edits: TextEdit[];
}

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
  /** In an order that tells the story: each call of a circle, say. */
  related?: RelatedPlace[];
  /** Where there is one change that is surely meant. */
  fix?: Fix;
}
