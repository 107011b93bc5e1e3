import type { Pipeline } from '../opea';
import type { ApplicationAnswers } from './answers';

type Schema = Record<string, unknown>;

const PARAMETERS: Schema = {
  type: 'object',
  description: 'Settings of the language model for this one request.',
  properties: {
    max_new_tokens: { type: 'integer', example: 128 },
    temperature: { type: 'number', example: 0.1 },
  },
};

/**
 * What a pipeline's first microservice takes, by its component: the router
 * hands the request to it as it is.
 */
const REQUESTS: Record<string, Schema> = {
  embedding: requestWith('text', 'The question.', 'What is OPEA?'),
  llm: requestWith('query', 'The question.', 'What is OPEA?'),
};

const ANY_REQUEST: Schema = {
  type: 'object',
  description: "What the pipeline's first microservice takes.",
};

/** What the specification of a router is written from. */
export interface RouterApiOptions {
  answers: ApplicationAnswers;
  pipeline: Pipeline;
  /** The router's address inside the cluster. */
  routerUrl: string;
}

/**
 * Describes the router of an application in OpenAPI 3: the path that runs the
 * pipeline, and the one that takes documents where it has data preparation.
 */
export function routerApi(options: RouterApiOptions): Schema {
  const { answers, pipeline, routerUrl } = options;
  return {
    openapi: '3.0.3',
    info: {
      title: `${answers.title ?? answers.name} router`,
      version: '1.0.0',
      description:
        'Every path runs the pipeline, except `/dataprep` and `/ui`.',
    },
    servers: [{ url: routerUrl, description: 'Inside the cluster' }],
    paths: {
      '/': { post: askOperation(pipeline) },
      ...(takesDocuments(pipeline) && {
        '/dataprep': { post: documentsOperation() },
      }),
    },
  };
}

/** What to send to a pipeline: the first microservice decides. */
export function exampleRequest(pipeline: Pipeline): Schema {
  const input = firstComponent(pipeline) === 'llm' ? 'query' : 'text';
  return { [input]: 'What is OPEA?', parameters: { max_new_tokens: 128 } };
}

/** Whether a pipeline has data preparation, so that documents can be sent. */
export function takesDocuments(pipeline: Pipeline): boolean {
  return pipeline.services.some(service => service.component === 'dataprep');
}

function firstComponent(pipeline: Pipeline): string | undefined {
  const targets = new Set(pipeline.edges.map(edge => edge.to));
  return pipeline.services.find(
    service =>
      !targets.has(service.name) && pipeline.flowNames.includes(service.name),
  )?.component;
}

function askOperation(pipeline: Pipeline): Schema {
  const component = firstComponent(pipeline);
  const schema = (component && REQUESTS[component]) || ANY_REQUEST;
  return {
    operationId: 'ask',
    summary: 'Runs the pipeline',
    requestBody: {
      required: true,
      content: { 'application/json': { schema } },
    },
    responses: {
      '200': {
        description:
          "The last microservice's answer, streamed where it streams. The router sends 200 even if a microservice failed: the body tells.",
        content: { 'application/json': { schema: {} } },
      },
    },
  };
}

function documentsOperation(): Schema {
  return {
    operationId: 'addDocuments',
    summary: 'Takes in documents to answer from',
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: {
              files: {
                type: 'array',
                items: { type: 'string', format: 'binary' },
              },
            },
          },
        },
      },
    },
    responses: { '200': { description: 'Taken in' } },
  };
}

function requestWith(
  property: string,
  description: string,
  example: string,
): Schema {
  return {
    type: 'object',
    required: [property],
    properties: {
      [property]: { type: 'string', description, example },
      parameters: PARAMETERS,
    },
  };
}
