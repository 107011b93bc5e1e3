import { ResponseError } from '@backstage/errors';

/** Why a request to the GMC backend failed, as far as words go. */
export type FailureKind =
  | 'forbidden'
  | 'notFound'
  | 'invalid'
  | 'version'
  | 'unavailable'
  | 'unreachable';

/** Tells a refusal, and a backend that lacks something, from one that is not there. */
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
    if (error.statusCode === 400) {
      return 'invalid';
    }
    if (error.statusCode === 503) {
      return 'unavailable';
    }
  }
  return 'unreachable';
}
