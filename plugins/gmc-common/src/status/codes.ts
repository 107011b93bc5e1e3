/**
 * All codes a cause can have; each has a detector, a row in `docs/causes.md`
 * and a state that shows it.
 *
 * @public
 */
export type CauseCode =
  | 'cluster-unreachable'
  | 'forbidden'
  | 'definition-missing'
  | 'connector-absent'
  | 'invalid-service-name'
  | 'cross-namespace'
  | 'dangling-downstream'
  | 'router-step'
  | 'unsafe-value'
  | 'node-cycle'
  | 'outside-operator-namespace'
  | 'operator-silent'
  | 'deployment-missing'
  | 'pod-create-refused'
  | 'scaled-to-zero'
  | 'volume-unbound'
  | 'unschedulable'
  | 'evicted'
  | 'volume-mount-failed'
  | 'image-pull'
  | 'container-config'
  | 'gated-model'
  | 'out-of-memory'
  | 'crash-loop'
  | 'probe-failing'
  | 'model-loading'
  | 'router-unreachable'
  | 'not-available'
  | 'stale-claim';

/**
 * All codes a notice can have.
 *
 * @public
 */
export type NoticeCode =
  | 'token-placeholder'
  | 'legacy-keys'
  | 'shared-namespace'
  | 'claim-behind'
  | 'not-observed';
