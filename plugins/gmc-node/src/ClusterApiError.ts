/**
 * Why a call to a cluster failed.
 *
 * - `unreachable`: nothing answered at the cluster's address
 * - `unsupported`: the backend has no credentials of its own for it
 * - `unknown-cluster`: no cluster of that name is configured
 * - `forbidden`: the API server, or the Kubernetes plugin, refused
 * - `not-found`: the API server has no such object, or no such resource
 * - `expired`: the resource version is too old to continue from
 * - `conflict`: somebody else's change is in the way
 * - `failed`: anything else that was answered
 *
 * @public
 */
export type ClusterApiErrorReason =
  | 'unreachable'
  | 'unsupported'
  | 'unknown-cluster'
  | 'forbidden'
  | 'not-found'
  | 'expired'
  | 'conflict'
  | 'failed';

/**
 * What an answer said beside its message.
 *
 * @public
 */
export interface ClusterApiErrorOptions {
  cause?: unknown;
  /** The HTTP status, or the code of an `ERROR` within a watch. */
  status?: number;
  /** When it makes sense to ask again, if the API server said so. */
  retryAfterSeconds?: number;
}

/**
 * A call to a cluster that failed. The message is the other side's own.
 *
 * @public
 */
export class ClusterApiError extends Error {
  readonly name = 'ClusterApiError';
  readonly reason: ClusterApiErrorReason;
  readonly cluster: string;
  /** The HTTP status, where something was answered. */
  readonly status?: number;
  /** When it makes sense to ask again, if the API server said so. */
  readonly retryAfterSeconds?: number;

  constructor(
    reason: ClusterApiErrorReason,
    cluster: string,
    message: string,
    options: ClusterApiErrorOptions = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.cluster = cluster;
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /**
   * Recognises these errors also where another copy of this package threw
   * them.
   */
  static is(error: unknown): error is ClusterApiError {
    return (
      error instanceof Error &&
      error.name === 'ClusterApiError' &&
      'reason' in error
    );
  }
}
