import { ResponseError } from '@backstage/errors';

/** Why a request to the GMC backend failed, as far as words go. */
export type FailureKind = 'forbidden' | 'notFound' | 'version' | 'unreachable';

/** Tells a refusal from a backend that is not there. */
export function failureKind(error: Error): FailureKind {
  if (error.name === 'SchemaVersionError') {
    return 'version';
  }
  if (ResponseError.is(error)) {
    if (error.statusCode === 401 || error.statusCode === 403) {
      return 'forbidden';
    }
    if (error.statusCode === 404) {
      return 'notFound';
    }
  }
  return 'unreachable';
}
