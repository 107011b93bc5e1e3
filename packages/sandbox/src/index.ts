/**
 * The sandbox's parts, for the repository's own tests and tools.
 *
 * @packageDocumentation
 */
export { connectorDefinition } from './cluster/connectorDefinition';
export type { KubeObject, ObjectMeta } from './cluster/objects';
export { startCluster } from './cluster/startCluster';
export type { Cluster, ClusterOptions } from './cluster/startCluster';
export { FaultBook } from './faults/FaultBook';
export type { ActiveFault } from './faults/FaultBook';
export type { FaultCause, FaultTarget } from './faults/Fault';
export { startControl } from './faults/startControl';
export type { Control, ControlOptions } from './faults/startControl';
export { startGitHost } from './git';
export type { GitHost, GitHostOptions } from './git';
export { KubeClient, KubeError } from './operator/KubeClient';
export type { KubeClientOptions, WatchEvent } from './operator/KubeClient';
export { startOperator } from './operator/startOperator';
export type { Operator, OperatorOptions } from './operator/startOperator';
export { startSandbox } from './startSandbox';
export type { Sandbox, SandboxOptions } from './startSandbox';
export { startSync } from './sync';
export type { Sync, SyncOptions } from './sync';
