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
 * A call to a cluster that failed. The message is the other side's own.
 *
 * @public
 */
export class ClusterApiError extends Error {
  readonly name = 'ClusterApiError';
  readonly reason: ClusterApiErrorReason;
  readonly cluster: string;

  constructor(
    reason: ClusterApiErrorReason,
    cluster: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.reason = reason;
    this.cluster = cluster;
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
