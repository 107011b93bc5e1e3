import { ResponseError } from '@backstage/errors';

/** What the other side said, and not merely that it refused. */
export function failureReason(error: Error): string {
  return ResponseError.is(error) && error.cause.message
    ? error.cause.message
    : error.message;
}
