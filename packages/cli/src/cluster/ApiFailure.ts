/**
 * Why a cluster gave no answer that is of use.
 *
 * - `unreachable`: nothing came back, or not in time
 * - `unauthorized`: it does not know who asks
 * - `forbidden`: it does not let them
 * - `not-found`: it does not have what was asked for
 * - `failed`: anything else, in its own words
 */
export type FailureReason =
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'failed';

/** A request to a cluster came to nothing. Its message is the other side's. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
    /** The HTTP status, if there was an answer. */
    readonly status?: number,
  ) {
    super(message);
  }
}

/** Whether it is one, for this reason if that matters. */
export function isApiFailure(
  error: unknown,
  reason?: FailureReason,
): error is ApiFailure {
  return (
    error instanceof ApiFailure &&
    (reason === undefined || error.reason === reason)
  );
}
