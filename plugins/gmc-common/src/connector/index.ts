export type {
  ConnectorMetadata,
  ConnectorNode,
  ConnectorStep,
  GMConnector,
  GMConnectorSpec,
  GMConnectorStatus,
  Profile,
} from './GMConnector';
