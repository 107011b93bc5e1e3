export type {
  ConnectorMetadata,
  ConnectorNode,
  ConnectorStep,
  GMConnector,
  GMConnectorSpec,
  GMConnectorStatus,
  Profile,
} from './GMConnector';
export { lintConnector } from './lintConnector';
export type {
  LintConnectorOptions,
  LintConnectorResult,
} from './lintConnector';
export { upgradeConnector } from './upgradeConnector';
export type { UpgradeConnectorResult } from './upgradeConnector';
