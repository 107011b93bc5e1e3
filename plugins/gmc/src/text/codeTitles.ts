import type { CauseCode, NoticeCode } from '@opea/backstage-plugin-gmc-common';

/** What each cause is called; its message then says which object it concerns. */
export const causeTitles = {
  'cluster-unreachable': 'The cluster does not answer',
  forbidden: 'The cluster refuses to be read',
  'definition-missing': 'The cluster has no definition of connectors',
  'connector-absent': 'No such connector',
  'invalid-service-name': 'A service name that Kubernetes refuses',
  'cross-namespace': 'A step in another namespace',
  'dangling-downstream': 'A call to a step that is not there',
  'router-step': 'A step called Router',
  'unsafe-value': "A value that breaks the router's manifest",
  'node-cycle': 'Nodes that lead back to themselves',
  'outside-operator-namespace': "Outside the operator's namespace",
  'operator-silent': 'The operator does not act',
  'deployment-missing': 'The workload is gone',
  'pod-create-refused': 'New Pods are refused',
  'scaled-to-zero': 'Scaled to zero',
  'volume-unbound': 'The volume is not bound',
  unschedulable: 'No node takes the Pod',
  evicted: 'The Pod was evicted',
  'volume-mount-failed': 'The volume cannot be mounted',
  'image-pull': 'The image cannot be pulled',
  'container-config': 'The container cannot be made as configured',
  'gated-model': 'No access to a gated model',
  'out-of-memory': 'Out of memory',
  'crash-loop': 'The container crashes',
  'probe-failing': 'A probe fails',
  'model-loading': 'The model is being loaded',
  'router-unreachable': 'The router does not answer',
  'not-available': 'Replicas are missing',
  'stale-claim': "The operator's status is out of date",
} as const satisfies Record<CauseCode, string>;

/** What each notice is called. */
export const noticeTitles = {
  'token-placeholder': 'A placeholder instead of a token',
  'legacy-keys': 'Keys of an older operator',
  'shared-namespace': 'A namespace shared with others',
  'claim-behind': "The operator's status is behind",
  'not-observed': 'Not everything could be read',
} as const satisfies Record<NoticeCode, string>;
