import type { Range } from '../diagnostics';

/** The place of a finding about options: they have none in the document. */
export const NOWHERE: Range = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};
