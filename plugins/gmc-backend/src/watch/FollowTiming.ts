/** How long things may take. In milliseconds unless named otherwise. */
export interface FollowTiming {
  listDeadline: number;
  /** A list that is streamed and says nothing for so long is not taken for one. */
  streamSilence: number;
  /** API servers send a bookmark every minute; silence means a dead line. */
  watchSilence: number;
  watchTimeoutSeconds: number;
  /** A watch that lived this long was a success. */
  watchSuccess: number;
  /** One that opens after a failure is believed when it has lived this long. */
  watchProof: number;
  retryInitial: number;
  retryMax: number;
  pageSize: number;
}

export const DEFAULT_FOLLOW_TIMING: FollowTiming = {
  listDeadline: 30_000,
  streamSilence: 10_000,
  watchSilence: 90_000,
  watchTimeoutSeconds: 240,
  watchSuccess: 10_000,
  watchProof: 1_000,
  retryInitial: 500,
  retryMax: 30_000,
  pageSize: 500,
};
