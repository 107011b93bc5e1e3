export { formatConnectorRef, parseConnectorRef } from './ConnectorRef';
export type { ConnectorRef } from './ConnectorRef';
export { isDnsLabel, isDnsSubdomain, isServiceName } from './kubernetesNames';
export { nearest } from './nearest';
