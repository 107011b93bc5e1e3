/**
 * What backend code of others needs of the gmc plugin.
 *
 * @packageDocumentation
 */
export type {
  CallOptions,
  ClusterApi,
  ClusterInfo,
  ListOptions,
  PatchOptions,
  ProxyOptions,
  ResourceList,
  ResourcePath,
  WatchEvent,
  WatchOptions,
} from './ClusterApi';
export { ClusterApiError } from './ClusterApiError';
export type {
  ClusterApiErrorOptions,
  ClusterApiErrorReason,
} from './ClusterApiError';
export { clusterApiExtensionPoint } from './clusterApiExtensionPoint';
export type { ClusterApiExtensionPoint } from './clusterApiExtensionPoint';
export {
  connectorConditions,
  connectorPermissionRules,
  connectorResourceRef,
  createConnectorConditionalDecision,
} from './connectorPermissions';
export type { ConnectorQuery, ConnectorResource } from './connectorPermissions';
export { gmcServiceRef } from './gmcServiceRef';
export type {
  GmcService,
  GmcServiceRequestOptions,
  GmcServiceWatchOptions,
} from './GmcService';
