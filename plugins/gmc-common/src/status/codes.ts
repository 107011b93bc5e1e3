/**
 * All codes a cause can have; each has a detector, a row in the README and a
 * state that shows it.
 *
 * @public
 */
export type CauseCode =
  | 'operator-silent'
  | 'dangling-downstream'
  | 'deployment-missing'
  | 'stale-claim'
  | 'scaled-to-zero'
  | 'unschedulable'
  | 'image-pull'
  | 'crash-loop'
  | 'gated-model'
  | 'connector-absent'
  | 'cluster-unreachable'
  | 'forbidden'
  | 'not-available';

/**
 * All codes a notice can have.
 *
 * @public
 */
export type NoticeCode =
  | 'token-placeholder'
  | 'legacy-keys'
  | 'shared-namespace';
