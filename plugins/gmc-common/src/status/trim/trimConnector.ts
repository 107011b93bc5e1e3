import type {
  ConnectorNode,
  ConnectorStep,
  GMConnector,
  GMConnectorStatus,
} from '../../connector';
import { isCredentialKey } from '../../redaction';
import { bounded, isObject, project, type Shape } from './Shape';

/** Holds a copy of the whole connector, credentials included. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const stepShape: Shape<ConnectorStep> = {
  name: 'string',
  nodeName: 'string',
  internalService: {
    serviceName: 'string',
    nameSpace: 'string',
    config: 'texts',
    isDownstreamService: 'boolean',
  },
  externalService: 'string',
  data: 'string',
  condition: 'string',
  dependency: 'string',
  serviceUrl: 'string',
};

const statusShape: Shape<GMConnectorStatus> = {
  status: 'string',
  condition: { type: 'string', message: 'string', reason: 'string' },
  accessUrl: 'string',
  annotations: 'texts',
};

const nodeShape: Shape<ConnectorNode> = {
  routerType: 'string',
  steps: [stepShape],
};

const metadataShape: Shape<GMConnector['metadata']> = {
  name: 'string',
  namespace: 'string',
  uid: 'string',
  resourceVersion: 'string',
  generation: 'number',
  creationTimestamp: 'string',
  deletionTimestamp: 'string',
  labels: 'texts',
  annotations: 'texts',
  managedFields: [{ time: 'string', subresource: 'string' }],
};

const routerShape: Shape<GMConnector['spec']['routerConfig']> = {
  name: 'string',
  serviceName: 'string',
  nameSpace: 'string',
  config: 'texts',
};

/**
 * What the store keeps of a GMConnector: all of its spec and status, with the
 * values of credential-like config keys blotted out, without the copies that
 * Kubernetes and kubectl keep of it.
 *
 * @param raw - the connector as the API's JSON has it
 * @returns undefined if it is no connector: without a name, a router or nodes
 *
 * @public
 */
export function trimConnector(raw: unknown): GMConnector | undefined {
  if (!isObject(raw) || !isObject(raw.spec) || !isObject(raw.spec.nodes)) {
    return undefined;
  }
  const metadata = project(raw.metadata, metadataShape) as
    | GMConnector['metadata']
    | undefined;
  const routerConfig = project(raw.spec.routerConfig, routerShape) as
    | GMConnector['spec']['routerConfig']
    | undefined;
  if (!metadata?.name || !routerConfig) {
    return undefined;
  }
  delete metadata.annotations?.[LAST_APPLIED];
  const status = trimStatus(raw.status);
  return {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata,
    spec: {
      routerConfig: withoutCredentials(routerConfig),
      nodes: Object.fromEntries(
        Object.entries(raw.spec.nodes).flatMap(([name, node]) => {
          const trimmed = trimNode(node);
          return trimmed ? [[bounded(name), trimmed]] : [];
        }),
      ),
    },
    ...(status && { status }),
  };
}

/** What is kept of a connector's status, or of what imitates one. */
export function trimStatus(raw: unknown): GMConnectorStatus | undefined {
  return project(raw, statusShape) as GMConnectorStatus | undefined;
}

function trimNode(raw: unknown): ConnectorNode | undefined {
  const node = project(raw, nodeShape) as ConnectorNode | undefined;
  const steps = node?.steps
    ?.filter(({ name }) => name !== undefined)
    .map(step =>
      step.internalService
        ? {
            ...step,
            internalService: withoutCredentials(step.internalService),
          }
        : step,
    );
  return node && { ...node, ...(steps && { steps }) };
}

function withoutCredentials<T extends { config?: Record<string, string> }>(
  service: T,
): T {
  const { config } = service;
  return config
    ? {
        ...service,
        config: Object.fromEntries(
          Object.entries(config).map(([key, value]) => [
            key,
            isCredentialKey(key) ? '[redacted]' : value,
          ]),
        ),
      }
    : service;
}
