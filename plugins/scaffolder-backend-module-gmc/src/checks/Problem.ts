import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';

/**
 * Something that stands in an application's way, found before anything was
 * written.
 *
 * - `invalid`: an answer can't be used
 * - `taken`: a name belongs to somebody else
 * - `unavailable`: who would have to tell refuses, or can't be reached
 */
export interface Problem {
  kind: 'invalid' | 'taken' | 'unavailable';
  /** What it is about: `repository`, `namespace`. */
  about: string;
  /** What is wrong and what can be done, in a sentence or two. */
  message: string;
}

/**
 * Ends a task with all that was found.
 *
 * @throws InputError, ConflictError or ServiceUnavailableError, after the
 * first kind of problem in that order; nothing where there is none
 */
export function throwProblems(problems: Problem[]): void {
  if (problems.length === 0) {
    return;
  }
  const message = [
    'Nothing was written, because',
    ...problems.map(problem => `- ${problem.about}: ${problem.message}`),
  ].join('\n');
  const kinds = new Set(problems.map(problem => problem.kind));
  if (kinds.has('invalid')) {
    throw new InputError(message);
  }
  if (kinds.has('taken')) {
    throw new ConflictError(message);
  }
  throw new ServiceUnavailableError(message);
}
