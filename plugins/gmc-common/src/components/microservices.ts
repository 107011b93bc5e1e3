import type { Component } from './Component';

/** The microservices that OPEA's pipelines are made of. */
export const MICROSERVICES: readonly Component[] = [
  {
    id: 'embedding',
    title: 'Embedding',
    role: 'microservice',
    names: ['embedding', 'embeddings', 'embedder'],
    endpoints: ['/v1/embeddings'],
    port: 6000,
    image: 'opea/embedding:latest',
    calls: [{ by: 'server', components: ['tei-embedding'], takesModel: true }],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Embedding' },
        port: 6000,
        calls: { TEI_EMBEDDING_ENDPOINT: 'tei-embedding' },
      },
      'enterprise-rag': {
        steps: { xeon: 'Embedding' },
        port: 6000,
        calls: { EMBEDDING_MODEL_SERVER_ENDPOINT: 'tei-embedding' },
        config: {
          EMBEDDING_CONNECTOR: 'generic',
          EMBEDDING_MODEL_SERVER: 'vllm',
        },
      },
    },
  },
  {
    id: 'retriever',
    title: 'Retrieval',
    role: 'microservice',
    names: ['retriever', 'retrieval', 'retrieve'],
    endpoints: ['/v1/retrieval'],
    port: 7000,
    image: 'opea/retriever:latest',
    calls: [
      { by: 'store', components: ['redis'] },
      { by: 'server', components: ['tei-embedding'], takesModel: true },
    ],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Retriever' },
        port: 7000,
        calls: {
          REDIS_URL: 'redis',
          TEI_EMBEDDING_ENDPOINT: 'tei-embedding',
        },
      },
      // The fork's vector store is installed beside its connectors.
      'enterprise-rag': { steps: { xeon: 'Retriever' }, port: 6620 },
    },
  },
  {
    id: 'reranking',
    title: 'Reranking',
    role: 'microservice',
    names: ['reranking', 'rerank', 'reranker'],
    endpoints: ['/v1/reranking'],
    port: 8000,
    image: 'opea/reranking:latest',
    calls: [{ by: 'server', components: ['tei-reranking'], takesModel: true }],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Reranking' },
        port: 8000,
        calls: { TEI_RERANKING_ENDPOINT: 'tei-reranking' },
      },
      'enterprise-rag': {
        steps: { xeon: 'Reranking' },
        port: 8000,
        calls: { RERANKING_SERVICE_ENDPOINT: 'tei-reranking' },
        config: { RERANKING_MODEL_SERVER: 'torchserve' },
      },
    },
  },
  {
    id: 'llm',
    title: 'Text generation',
    role: 'microservice',
    names: ['llm', 'llm-textgen', 'textgen'],
    endpoints: ['/v1/chat/completions'],
    port: 9000,
    image: 'opea/llm-textgen:latest',
    calls: [{ by: 'server', components: ['tgi', 'vllm'], takesModel: true }],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Llm' },
        port: 9000,
        calls: { TGI_LLM_ENDPOINT: 'tgi' },
      },
      'enterprise-rag': {
        steps: { xeon: 'Llm' },
        port: 9000,
        calls: { LLM_MODEL_SERVER_ENDPOINT: 'vllm' },
        config: { LLM_MODEL_SERVER: 'vllm' },
      },
    },
  },
  {
    id: 'dataprep',
    title: 'Data preparation',
    role: 'microservice',
    besideFlow: true,
    names: ['dataprep', 'data-prep', 'data_prep', 'ingestion'],
    endpoints: ['/v1/dataprep/ingest', '/v1/dataprep'],
    port: 5000,
    image: 'opea/dataprep:latest',
    calls: [
      { by: 'store', components: ['redis'] },
      { by: 'server', components: ['tei-embedding'], takesModel: true },
    ],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'DataPrep' },
        port: 6007,
        endpoint: '/v1/dataprep',
        calls: { REDIS_URL: 'redis', TEI_ENDPOINT: 'tei-embedding' },
      },
    },
  },
  {
    id: 'ui',
    title: 'User interface',
    role: 'microservice',
    besideFlow: true,
    names: ['ui', 'frontend'],
    endpoints: ['/'],
    port: 80,
    image: 'opea/chatqna-conversation-ui:latest',
    gmc: {
      genaiinfra: { steps: { xeon: 'UI' }, port: 5174, endpoint: '/' },
    },
  },
];
