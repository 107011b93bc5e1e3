import type { Range } from './Diagnostic';

/** The place of a finding about what stands in no document: an option, say. */
export const NOWHERE: Range = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};
