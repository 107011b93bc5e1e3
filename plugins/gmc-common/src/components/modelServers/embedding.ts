import type { Component } from '../Component';
import { OPEA_HEALTH, opeaImage } from '../opeaImage';
import { GAUDI, NVIDIA } from './hardware';

const TEI = 'ghcr.io/huggingface/text-embeddings-inference';

const TEI_CONTAINER: Component['container'] = {
  command: ['--model-id', '{model}', '--port', '{port}', '--auto-truncate'],
  volumes: ['models:/data'],
  shmSize: '1g',
  healthCheck: { path: '/health', startPeriod: 300 },
  hardware: {
    gaudi: {
      image: `${TEI}:hpu-1.7`,
      environment: { ...GAUDI.environment, MAX_WARMUP_SEQUENCE_LENGTH: '512' },
      options: GAUDI.options,
    },
    nvidia: { image: `${TEI}:1.7`, ...NVIDIA },
  },
};

/** What turns texts and images into vectors, or compares them. */
export const EMBEDDING_MODELS: readonly Component[] = [
  {
    id: 'tei-embedding',
    title: 'Embedding model',
    role: 'model-server',
    names: ['tei', 'tei-embedding-serving', 'embedding-server'],
    endpoints: ['/embed'],
    port: 80,
    image: `${TEI}:cpu-1.7`,
    serviceType: 'EMBEDDING',
    container: TEI_CONTAINER,
    model: 'BAAI/bge-base-en-v1.5',
    gmc: {
      genaiinfra: {
        steps: { xeon: 'TeiEmbedding', gaudi: 'TeiEmbeddingGaudi' },
        port: 80,
        modelKey: 'MODEL_ID',
      },
      'enterprise-rag': {
        steps: { xeon: 'VLLMEmbedding' },
        port: 8108,
        modelKey: 'EMBEDDING_VLLM_MODEL_NAME',
      },
    },
  },
  {
    id: 'tei-reranking',
    title: 'Reranking model',
    role: 'model-server',
    names: ['teirerank', 'tei-reranking-serving', 'rerank-server'],
    endpoints: ['/rerank'],
    port: 80,
    image: `${TEI}:cpu-1.7`,
    serviceType: 'RERANK',
    container: TEI_CONTAINER,
    model: 'BAAI/bge-reranker-base',
    gmc: {
      genaiinfra: {
        steps: { xeon: 'TeiReranking' },
        port: 80,
        endpoint: '/rerank',
        modelKey: 'MODEL_ID',
      },
      'enterprise-rag': {
        steps: { xeon: 'TorchserveReranking', gaudi: 'TeiRerankingGaudi' },
        port: 8090,
        modelKey: 'TORCHSERVE_MODEL_NAME',
      },
    },
  },
  {
    id: 'bridgetower',
    title: 'Embedding model for texts and images',
    role: 'model-server',
    names: ['embedding-multimodal', 'embedding-multimodal-server'],
    endpoints: ['/v1/encode'],
    port: 6006,
    image: opeaImage('embedding-multimodal-bridgetower'),
    serviceType: 'EMBEDDING',
    container: {
      environment: { PORT: '{port}' },
      command: ['--model_name_or_path', '{model}'],
      healthCheck: { ...OPEA_HEALTH, startPeriod: 300 },
      hardware: {
        gaudi: {
          image: opeaImage('embedding-multimodal-bridgetower-gaudi'),
          ...GAUDI,
        },
      },
    },
    model: 'BridgeTower/bridgetower-large-itm-mlm-itc',
    gmc: {},
  },
  {
    id: 'clip',
    title: 'Embedding model for texts and videos',
    role: 'model-server',
    names: ['multimodal-clip-embedding'],
    endpoints: [],
    port: 6990,
    image: opeaImage('embedding-multimodal-clip'),
    serviceType: 'EMBEDDING',
    container: { healthCheck: { ...OPEA_HEALTH, startPeriod: 300 } },
    model: 'openai/clip-vit-base-patch32',
    gmc: {},
  },
];
