import { nearest } from '../names';
import type { Range } from './Diagnostic';
import type { FindingDetails } from './DiagnosticReport';

/**
 * What to say to somebody whose name is not there: the one that is nearest,
 * and the change that makes it so.
 *
 * @param range - where the name stands; what stands there is replaced whole
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
          edits: [{ range, newText: near }],
        },
      };
}
