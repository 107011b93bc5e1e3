import { nearest } from '../names';
import type { Range, TextEdit } from './Diagnostic';
import type { FindingDetails } from './DiagnosticReport';

/**
 * What to say to somebody whose name is not there: the one that is nearest,
 * and the change that makes it so.
 *
 * @param range - where the name stands, with its quotes if it has some
 * @returns nothing to say where no candidate is near
 */
export function didYouMean(
  name: string,
  candidates: Iterable<string>,
  range: Range,
): FindingDetails {
  const near = nearest(name, candidates);
  return near === undefined
    ? {}
    : {
        hint: `Did you mean '${near}'?`,
        fix: {
          title: `Write '${near}'`,
          edits: [replacing(name, range, near)],
        },
      };
}

/** What is in quotes stays in quotes: in JSON it has to be. */
export function replacing(
  name: string,
  range: Range,
  newText: string,
): TextEdit {
  const { start, end } = range;
  const quoted =
    start.line === end.line && end.column - start.column === name.length + 2;
  return quoted
    ? {
        range: {
          start: { ...start, column: start.column + 1 },
          end: { ...end, column: end.column - 1 },
        },
        newText,
      }
    : { range, newText };
}
