import type { Component } from './Component';

/** What the microservices call: model servers and the vector store. */
export const MODEL_SERVERS: readonly Component[] = [
  {
    id: 'tei-embedding',
    title: 'Embedding model',
    role: 'model-server',
    names: ['tei', 'tei-embedding', 'embedding-server'],
    endpoints: ['/embed'],
    port: 80,
    image: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.7',
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
    names: ['teirerank', 'tei-reranking', 'rerank-server'],
    endpoints: ['/rerank'],
    port: 80,
    image: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.7',
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
    id: 'tgi',
    title: 'Language model',
    role: 'model-server',
    names: ['tgi', 'tgi-service'],
    endpoints: ['/generate'],
    port: 80,
    image: 'ghcr.io/huggingface/text-generation-inference:2.4.0-intel-cpu',
    model: 'Intel/neural-chat-7b-v3-3',
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Tgi', gaudi: 'TgiGaudi', nvidia: 'TgiNvidia' },
        port: 80,
        endpoint: '/generate',
        modelKey: 'MODEL_ID',
      },
    },
  },
  {
    id: 'vllm',
    title: 'Language model',
    role: 'model-server',
    names: ['vllm', 'vllm-service'],
    endpoints: ['/v1/completions'],
    port: 80,
    image: 'public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:v0.10.1',
    model: 'Intel/neural-chat-7b-v3-3',
    gmc: {
      'enterprise-rag': {
        steps: { xeon: 'VLLM', gaudi: 'VLLMGaudi' },
        port: 8000,
        endpoint: '/v1/completions',
        modelKey: 'LLM_VLLM_MODEL_NAME',
      },
    },
  },
  {
    id: 'redis',
    title: 'Vector store',
    role: 'model-server',
    names: ['redis', 'redis-vector-db', 'vectordb'],
    endpoints: [],
    port: 6379,
    image: 'redis/redis-stack:7.2.0-v9',
    gmc: { genaiinfra: { steps: { xeon: 'VectorDB' }, port: 6379 } },
  },
];
