import { ClusterApiError } from '@opea/backstage-plugin-gmc-node';

/** What went wrong, whatever was thrown. */
export function toFailure(cluster: string, error: unknown): ClusterApiError {
  return ClusterApiError.is(error)
    ? error
    : new ClusterApiError('failed', cluster, String(error), { cause: error });
}

/** Silence is taken for a version that is expired, which nobody has answered. */
export function silentWatch(
  cluster: string,
  milliseconds: number,
): ClusterApiError {
  const seconds = Math.round(milliseconds / 1_000);
  return new ClusterApiError(
    'expired',
    cluster,
    `The watch said nothing for ${seconds} seconds`,
  );
}

/** What was watched from is no version of this API server's. */
export function wentBack(cluster: string): ClusterApiError {
  return new ClusterApiError('expired', cluster, 'Its versions went back', {
    status: 410,
  });
}

export function isSilence({ reason, status }: ClusterApiError): boolean {
  return reason === 'expired' && status === undefined;
}

/** An API server that watches, and does not know what was asked of it. */
export function noStream(cluster: string): ClusterApiError {
  return new ClusterApiError('failed', cluster, 'No list was streamed', {
    status: 422,
  });
}

/** How API servers put it that they can't stream lists. */
export function isRefusedStream({ status }: ClusterApiError): boolean {
  return status === 400 || status === 422;
}

export function brokenOff(cluster: string): ClusterApiError {
  return new ClusterApiError('unreachable', cluster, 'The list broke off');
}
