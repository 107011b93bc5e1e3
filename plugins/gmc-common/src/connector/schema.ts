/** The form of a value: as much of OpenAPI as the custom resource uses. */
export type Shape =
  | {
      type: 'object';
      fields: Record<string, Shape>;
      required?: readonly string[];
    }
  | { type: 'map'; values: Shape }
  | { type: 'list'; items: Shape }
  | { type: 'string'; enum?: readonly string[] }
  | { type: 'boolean' }
  | { type: 'open' };

const STRING: Shape = { type: 'string' };
const STRINGS: Shape = { type: 'map', values: STRING };

const STEP: Shape = {
  type: 'object',
  fields: {
    name: STRING,
    nodeName: STRING,
    internalService: {
      type: 'object',
      fields: {
        serviceName: STRING,
        nameSpace: STRING,
        config: STRINGS,
        isDownstreamService: { type: 'boolean' },
      },
    },
    externalService: STRING,
    data: STRING,
    condition: STRING,
    dependency: { type: 'string', enum: ['Soft', 'Hard'] },
    serviceUrl: STRING,
  },
};

const NODE: Shape = {
  type: 'object',
  required: ['routerType'],
  fields: {
    routerType: { type: 'string', enum: ['Sequence', 'Ensemble', 'Switch'] },
    steps: { type: 'list', items: STEP },
  },
};

/** A `GMConnector` of `gmc.opea.io/v1alpha3`; metadata is Kubernetes' own. */
export const CONNECTOR_SHAPE: Shape = {
  type: 'object',
  fields: {
    apiVersion: STRING,
    kind: STRING,
    metadata: { type: 'open' },
    spec: {
      type: 'object',
      required: ['nodes', 'routerConfig'],
      fields: {
        nodes: { type: 'map', values: NODE },
        routerConfig: {
          type: 'object',
          required: ['name', 'serviceName'],
          fields: {
            name: STRING,
            serviceName: STRING,
            nameSpace: STRING,
            config: STRINGS,
          },
        },
      },
    },
    status: {
      type: 'object',
      fields: {
        accessUrl: STRING,
        annotations: STRINGS,
        condition: {
          type: 'object',
          fields: {
            lastUpdateTime: STRING,
            message: STRING,
            reason: STRING,
            type: STRING,
          },
        },
        status: STRING,
      },
    },
  },
};
