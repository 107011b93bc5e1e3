import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import { kinds } from './kinds';
import type { KubeObject } from './objects';
import { type StatusCause, StatusError } from './StatusError';

/** What the operator's validating webhook of the profile lets through. */
const STEP_NAMES = new Set([
  'TeiEmbedding',
  'TeiEmbeddingGaudi',
  'Embedding',
  'VectorDB',
  'Retriever',
  'Reranking',
  'TeiReranking',
  'Tgi',
  'TgiGaudi',
  'TgiNvidia',
  'Llm',
  'DocSum',
  'Router',
  'WebRetriever',
  'Asr',
  'Tts',
  'SpeechT5',
  'SpeechT5Gaudi',
  'Whisper',
  'WhisperGaudi',
  'DataPrep',
  'UI',
]);

/**
 * The operator's admission webhook: the four rules that it has beyond the
 * schema, in its words, as an API server passes them on. The real one prints
 * the whole Go struct as the invalid value, configuration values included;
 * here that is an ellipsis.
 */
export function admitConnector(object: KubeObject): void {
  const connector = object as unknown as GMConnector;
  const { nodes } = connector.spec;
  const causes: StatusCause[] = [];
  if (!nodes.root) {
    causes.push(invalid('spec.nodes', 'a root node is required'));
  }
  const seen = new Set<string>();
  for (const [node, { steps = [] }] of Object.entries(nodes)) {
    for (const [index, step] of steps.entries()) {
      const path = `spec.nodes.${node}.steps[${index}]`;
      const { name = '', nodeName, internalService } = step;
      if (!name) {
        causes.push(
          invalid(
            `${path}.name`,
            `the step name for node ${node} cannot be empty`,
          ),
        );
      } else if (!STEP_NAMES.has(name)) {
        causes.push(
          invalid(
            `${path}.name`,
            `invalid step name: ${name} for node ${node}`,
          ),
        );
      }
      if (nodeName && !nodes[nodeName]) {
        causes.push(
          invalid(
            `${path}.nodeName`,
            `node name: ${nodeName} in step ${name} does not exist`,
          ),
        );
      }
      const serviceName = internalService?.serviceName;
      if (serviceName && seen.has(serviceName)) {
        causes.push(
          invalid(
            `${path}.internalService.serviceName`,
            `service name: ${serviceName} in node ${node} already exists`,
          ),
        );
      }
      if (serviceName) seen.add(serviceName);
    }
  }
  if (causes.length === 0) return;
  const refusal = StatusError.invalid(
    kinds.connector,
    connector.metadata.name,
    causes,
  ).status;
  throw new StatusError(
    refusal.code,
    refusal.reason,
    `admission webhook "vgmconnector.gmc.opea.io" denied the request: ${refusal.message}`,
    refusal.details,
  );
}

function invalid(field: string, text: string): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: v1alpha3.GMConnector{…}: ${text}`,
    field,
  };
}
