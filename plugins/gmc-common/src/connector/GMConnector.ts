/**
 * A `GMConnector` of `gmc.opea.io/v1alpha3` as JSON, with the fields that its
 * custom resource definition declares.
 *
 * @public
 */
export interface GMConnector {
  apiVersion: 'gmc.opea.io/v1alpha3';
  kind: 'GMConnector';
  metadata: ConnectorMetadata;
  spec: GMConnectorSpec;
  status?: GMConnectorStatus;
}

/** @public */
export interface ConnectorMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Who wrote what; of it, only when, and whether it was the status. */
  managedFields?: { time?: string; subresource?: string }[];
}

/** @public */
export interface GMConnectorSpec {
  routerConfig: {
    name: string;
    serviceName: string;
    nameSpace?: string;
    config?: Record<string, string>;
  };
  nodes: Record<string, ConnectorNode>;
}

/** @public */
export interface ConnectorNode {
  routerType: 'Sequence' | 'Ensemble' | 'Switch';
  steps?: ConnectorStep[];
}

/** @public */
export interface ConnectorStep {
  name: string;
  nodeName?: string;
  internalService?: {
    serviceName?: string;
    /** GMC spells it with a capital S. */
    nameSpace?: string;
    config?: Record<string, string>;
    isDownstreamService?: boolean;
  };
  externalService?: string;
  data?: string;
  condition?: string;
  dependency?: 'Soft' | 'Hard';
  serviceUrl?: string;
}

/** @public */
export interface GMConnectorStatus {
  /** `<ready>/<external>/<total>`; "" until the operator's first success. */
  status?: string;
  /** Declared, and written by nothing but what imitates the operators. */
  condition?: { type?: string; message?: string; reason?: string };
  accessUrl?: string;
  /** Keys are `Kind:apiVersion:name:namespace`, values free text. */
  annotations?: Record<string, string>;
}

/**
 * Which GMC a cluster runs: upstream's, or the fork that Enterprise-RAG keeps.
 *
 * @public
 */
export type Profile = 'genaiinfra' | 'enterprise-rag';
