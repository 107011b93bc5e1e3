import type { Profile } from '../connector';

/**
 * Config keys that choose a model, the operators' own before what older guides
 * and other images use.
 *
 * @public
 */
export const MODEL_KEYS = [
  'MODEL_ID',
  'LLM_VLLM_MODEL_NAME',
  'EMBEDDING_VLLM_MODEL_NAME',
  'TORCHSERVE_MODEL_NAME',
  'LLM_MODEL_ID',
  'LLM_MODEL_NAME',
  'EMBEDDING_MODEL_ID',
  'EMBEDDING_MODEL_NAME',
  'RERANK_MODEL_ID',
  'ASR_MODEL_PATH',
  'modelId',
] as const;

/**
 * Config keys whose value each operator takes for the Service of another step.
 *
 * @public
 */
export const DOWNSTREAM_KEYS: Record<Profile, readonly string[]> = {
  genaiinfra: [
    'TEI_EMBEDDING_ENDPOINT',
    'TEI_RERANKING_ENDPOINT',
    'TGI_LLM_ENDPOINT',
    'REDIS_URL',
    'ASR_ENDPOINT',
    'TTS_ENDPOINT',
    'TEI_ENDPOINT',
  ],
  'enterprise-rag': [
    'TEI_EMBEDDING_ENDPOINT',
    'VLLM_EMBEDDING_ENDPOINT',
    'RERANKING_SERVICE_ENDPOINT',
    'VLLM_ENDPOINT',
    'LLM_MODEL_SERVER_ENDPOINT',
    'EMBEDDING_MODEL_SERVER_ENDPOINT',
    'DOCSUM_LLM_USVC_ENDPOINT',
    'ASR_ENDPOINT',
    'TTS_ENDPOINT',
    'TEI_ENDPOINT',
  ],
};

/** Config keys that the operators keep to themselves: no variable comes of them. */
export const OPERATOR_KEYS: readonly string[] = ['endpoint', 'nodes'];
