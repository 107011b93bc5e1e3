import { STATES_BY_SEVERITY } from '@opea/backstage-plugin-gmc-common';
import { documentSchemas } from './documentSchemas';
import { ref, type Schema } from './Schema';
import { verdictSchemas } from './verdictSchemas';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
}

interface Operation {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  requestBody?: object;
  responses: Record<string, object>;
}

/** What is needed of an OpenAPI document. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, object>;
  };
}

const REFUSALS: Record<string, string> = {
  400: 'A parameter that is not taken; the message names it.',
  401: 'No credentials of a user or a service.',
  403: 'No permission for any connector, or for this one.',
  404: 'Not there, or not to be known of.',
  503: 'The clusters are not known yet, or the one that is asked does not answer.',
};

function json(schema: Schema): object {
  return { 'application/json': { schema } };
}

function refusals(...statuses: number[]): Record<string, object> {
  return Object.fromEntries(
    [401, 403, 503, ...statuses].map(status => [
      String(status),
      { description: REFUSALS[status], content: json(ref('Error')) },
    ]),
  );
}

function inPath(...names: string[]): Parameter[] {
  return names.map(name => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 253 },
  }));
}

function filter(name: string, description: string, items: Schema): Parameter {
  return {
    name,
    in: 'query',
    description: `${description} Several widen the result.`,
    schema: { type: 'array', items, minItems: 1, maxItems: 50 },
  };
}

function option(name: string, description: string, schema: Schema): Parameter {
  return { name, in: 'query', description, schema };
}

/** A read of what a tag tells apart. */
function read(
  operation: Pick<Operation, 'operationId' | 'summary' | 'parameters'>,
  document: string,
  ...statuses: number[]
): { get: Operation } {
  const { parameters = [], ...rest } = operation;
  return {
    get: {
      ...rest,
      parameters: [
        ...parameters,
        { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
      ],
      responses: {
        200: {
          description: 'What is known, with how fresh it is.',
          headers: {
            ETag: {
              description: 'The same while a reader would notice no change.',
              schema: { type: 'string' },
            },
          },
          content: json(ref(document)),
        },
        304: { description: 'As the reader has it already.' },
        ...refusals(...statuses),
      },
    },
  };
}

const word: Schema = { type: 'string', maxLength: 253 };

const fleetParameters: Parameter[] = [
  filter('cluster', 'Names of clusters.', word),
  filter('namespace', 'Namespaces.', word),
  filter('owner', 'References of owners.', word),
  filter('state', 'States.', { type: 'string', enum: STATES_BY_SEVERITY }),
  filter('cause', "Codes of causes, the root cause's or not.", {
    type: 'string',
    pattern: '^[a-z-]{1,63}$',
  }),
  filter('component', 'Ids of the component catalogue.', word),
  filter('model', 'Models.', word),
  filter('profile', 'Operators.', ref('Profile')),
  option('search', 'Words that all have to occur, in whatever case.', {
    type: 'string',
    maxLength: 200,
  }),
  option('sort', '`severity` puts problems first.', {
    type: 'string',
    enum: ['severity', 'name', 'namespace', 'cluster', 'owner', 'since'],
    default: 'severity',
  }),
  option('order', 'Of the sort.', {
    type: 'string',
    enum: ['asc', 'desc'],
    default: 'asc',
  }),
  option('limit', 'Rows per page.', {
    type: 'integer',
    minimum: 1,
    maximum: 200,
    default: 50,
  }),
  option('cursor', 'The `nextCursor` of the page before.', {
    type: 'string',
    maxLength: 4_000,
  }),
];

/**
 * What does not stream of `/api/gmc`. Each document that is read has a stream
 * of the same, too, which OpenAPI has no words for.
 */
export const openApiDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'gmc',
    version: '1',
    description:
      'How the GMConnectors of every cluster really are. Fields are added within a version, never removed.',
  },
  servers: [{ url: '/api/gmc' }],
  security: [{ backstageToken: [] }],
  paths: {
    '/v1/connectors': read(
      {
        operationId: 'getConnectors',
        summary: 'The connectors that the caller may see, a page of them',
        parameters: fleetParameters,
      },
      'FleetDocument',
      400,
    ),
    '/v1/entities/{kind}/{namespace}/{name}/connectors': read(
      {
        operationId: 'getEntityConnectors',
        summary: 'The connectors of an entity',
        parameters: inPath('kind', 'namespace', 'name'),
      },
      'EntityConnectorsDocument',
      400,
      404,
    ),
    '/v1/clusters/{cluster}/namespaces/{namespace}/connectors/{name}': read(
      {
        operationId: 'getConnector',
        summary: 'One connector',
        parameters: inPath('cluster', 'namespace', 'name'),
      },
      'ConnectorDocument',
      400,
      404,
    ),
    '/v1/clusters': read(
      {
        operationId: 'getClusters',
        summary: 'The clusters, how fresh they are and what that takes',
      },
      'ClustersDocument',
    ),
    '/v1/clusters/{cluster}/placement': {
      post: {
        operationId: 'askPlacement',
        summary: 'Whether a new connector can go to a place',
        parameters: inPath('cluster'),
        requestBody: { required: true, content: json(ref('Placement')) },
        responses: {
          200: {
            description: 'What the cluster itself says at this moment.',
            content: json(ref('PlacementDocument')),
          },
          ...refusals(400, 404),
        },
      },
    },
    '/v1/openapi.json': {
      get: {
        operationId: 'getOpenApi',
        summary: 'This document',
        responses: {
          200: {
            description: 'OpenAPI 3.1.',
            content: json({ type: 'object' }),
          },
          401: {
            description: REFUSALS[401],
            content: json(ref('Error')),
          },
        },
      },
    },
  },
  components: {
    schemas: { ...documentSchemas, ...verdictSchemas },
    securitySchemes: {
      backstageToken: { type: 'http', scheme: 'bearer' },
    },
  },
};
