export { SCHEMA_VERSION } from './documents';
export type { GmcApi, GmcRequestOptions, GmcWatchOptions } from './GmcApi';
export { GmcClient } from './GmcClient';
export type { GmcClientOptions } from './GmcClient';
export { SchemaVersionError } from './readDocument';
export type { WatchTiming } from './watchDocuments';
export type {
  ClusterFreshness,
  ClustersDocument,
  ConnectorDocument,
  EntityConnectorsDocument,
  LinkProblem,
  PlacementDocument,
} from './documents';
export {
  gmcConnectorReadPermission,
  gmcPermissions,
  RESOURCE_TYPE_GMC_CONNECTOR,
} from './permissions';
