import type { KubeObject } from './objects';

/** The part of OpenAPI v3 that the definition of GMConnector needs. */
export interface Schema {
  type: 'object' | 'array' | 'string' | 'boolean';
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  required?: string[];
  items?: Schema;
  enum?: string[];
  format?: string;
}

const text: Schema = { type: 'string' };
const textMap: Schema = { type: 'object', additionalProperties: text };

const step: Schema = {
  type: 'object',
  properties: {
    name: text,
    nodeName: text,
    externalService: text,
    data: text,
    condition: text,
    dependency: { type: 'string', enum: ['Soft', 'Hard'] },
    serviceUrl: text,
    internalService: {
      type: 'object',
      properties: {
        serviceName: text,
        nameSpace: text,
        config: textMap,
        isDownstreamService: { type: 'boolean' },
      },
    },
  },
};

const spec: Schema = {
  type: 'object',
  required: ['nodes', 'routerConfig'],
  properties: {
    nodes: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['routerType'],
        properties: {
          routerType: {
            type: 'string',
            enum: ['Sequence', 'Ensemble', 'Switch'],
          },
          steps: { type: 'array', items: step },
        },
      },
    },
    routerConfig: {
      type: 'object',
      required: ['name', 'serviceName'],
      properties: {
        name: text,
        serviceName: text,
        nameSpace: text,
        config: textMap,
      },
    },
  },
};

const status: Schema = {
  type: 'object',
  properties: {
    accessUrl: text,
    annotations: textMap,
    condition: {
      type: 'object',
      properties: {
        lastUpdateTime: { type: 'string', format: 'date-time' },
        message: text,
        reason: text,
        type: text,
      },
    },
    status: text,
  },
};

/** What the API server checks a GMConnector against. */
export const connectorSchema: Schema = {
  type: 'object',
  properties: {
    apiVersion: text,
    kind: text,
    metadata: { type: 'object' },
    spec,
    status,
  },
};

/** The definition of GMConnector, as an object of the cluster. */
export const connectorDefinition: KubeObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gmconnectors.gmc.opea.io' },
  spec: {
    group: 'gmc.opea.io',
    names: {
      kind: 'GMConnector',
      listKind: 'GMConnectorList',
      plural: 'gmconnectors',
      shortNames: ['gmc'],
      singular: 'gmconnectors',
    },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1alpha3',
        served: true,
        storage: true,
        subresources: { status: {} },
        additionalPrinterColumns: [
          { jsonPath: '.status.accessUrl', name: 'URL', type: 'string' },
          { jsonPath: '.status.status', name: 'Ready', type: 'string' },
          {
            jsonPath: '.metadata.creationTimestamp',
            name: 'Age',
            type: 'date',
          },
        ],
        schema: { openAPIV3Schema: connectorSchema },
      },
    ],
  },
  status: {
    acceptedNames: {
      kind: 'GMConnector',
      listKind: 'GMConnectorList',
      plural: 'gmconnectors',
      shortNames: ['gmc'],
      singular: 'gmconnectors',
    },
    conditions: [
      {
        type: 'NamesAccepted',
        status: 'True',
        reason: 'NoConflicts',
        message: 'no conflicts found',
      },
      {
        type: 'Established',
        status: 'True',
        reason: 'InitialNamesAccepted',
        message: 'the initial names have been accepted',
      },
    ],
    storedVersions: ['v1alpha3'],
  },
};
