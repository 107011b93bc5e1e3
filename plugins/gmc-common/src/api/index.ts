export { SCHEMA_VERSION } from './documents';
export type { FleetFilter, FleetQuery, FleetSort } from './fleetQuery';
export type { GmcApi, GmcRequestOptions, GmcWatchOptions } from './GmcApi';
export { GmcClient } from './GmcClient';
export type { GmcClientOptions } from './GmcClient';
export { SchemaVersionError } from './readDocument';
export type { WatchTiming } from './watchDocuments';
export type {
  ClusterFreshness,
  ClustersDocument,
  ClusterSummary,
  ConnectorDocument,
  ConnectorSummary,
  EntityConnectorsDocument,
  FleetDocument,
  FleetFacets,
  LinkProblem,
  PlacementDocument,
} from './documents';
export {
  gmcConnectorReadPermission,
  gmcPermissions,
  RESOURCE_TYPE_GMC_CONNECTOR,
} from './permissions';
