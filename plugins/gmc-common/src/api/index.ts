export { SCHEMA_VERSION } from './documents';
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
