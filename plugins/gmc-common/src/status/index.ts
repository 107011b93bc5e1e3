export { judge } from './judge';
export type { JudgeInput } from './judge';
export { judgeNamespaceStatus } from './namespaceStatus';
export {
  concernsClaim,
  concernsPod,
  concernsWorkload,
  mayHaveStatefulSets,
  mountedClaims,
  workloadNamesOf,
} from './concerns';
export { fromKubernetesList } from './fromKubernetesList';
export { STATES_BY_SEVERITY } from './severity';
export { claimMeaning } from './view/parseClaim';
export type { ClaimMeaning } from './view/parseClaim';
export { servedConnectors } from './served';
export type { ServedConnector } from './served';
export { wantedLogs } from './wantedLogs';
export type { WantedLog } from './wantedLogs';
export {
  configMapFacts,
  trimConnector,
  trimEvent,
  trimPersistentVolumeClaim,
  trimPod,
  trimWorkload,
} from './trim';
export type {
  Cause,
  Claim,
  ConnectorState,
  Evidence,
  Notice,
  ObjectReference,
  StepState,
  StepVerdict,
  Verdict,
} from './Verdict';
export type { CauseCode, NoticeCode } from './codes';
export type {
  ConfigMapFacts,
  ConnectorObjects,
  Container,
  ContainerStateView,
  ContainerStatus,
  KubernetesEvent,
  MissingObservation,
  ObjectMetadata,
  Observations,
  PersistentVolumeClaim,
  Pod,
  PreviousLog,
  ProbeBudget,
  RouterProbe,
  Workload,
  WorkloadCondition,
} from './objects';
