import type { Component } from '../Component';
import { OPEA_HEALTH, opeaImage } from '../opeaImage';
import { NEO4J, NEO4J_SECRETS, STORES } from './storeVariables';

/** From the question to the passages that answer it. */
export const RETRIEVAL: readonly Component[] = [
  {
    id: 'embedding',
    title: 'Embedding',
    role: 'microservice',
    names: ['embeddings', 'embedder', 'tei-embedding-server'],
    endpoints: ['/v1/embeddings'],
    port: 6000,
    image: opeaImage('embedding'),
    serviceType: 'EMBEDDING',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['tei-embedding', 'bridgetower', 'clip'],
        takesModel: true,
        environment: {
          'tei-embedding': {
            EMBEDDING_COMPONENT_NAME: 'OPEA_TEI_EMBEDDING',
            TEI_EMBEDDING_ENDPOINT: '{url}',
          },
          bridgetower: {
            EMBEDDING_COMPONENT_NAME: 'OPEA_MULTIMODAL_EMBEDDING_BRIDGETOWER',
            MULTIMODAL_EMBEDDING: 'true',
            MM_EMBEDDING_PORT_MICROSERVICE: '6000',
            MMEI_EMBEDDING_ENDPOINT: '{url}',
          },
          clip: {
            EMBEDDING_COMPONENT_NAME: 'OPEA_CLIP_EMBEDDING',
            CLIP_EMBEDDING_ENDPOINT: '{url}',
          },
        },
      },
    ],
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
    names: ['retrieval', 'retrieve', 'retriever-redis', 'retriever-milvus'],
    endpoints: ['/v1/retrieval'],
    port: 7000,
    image: opeaImage('retriever'),
    serviceType: 'RETRIEVER',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'store',
        components: ['redis', 'milvus', 'qdrant', 'vdms'],
        environment: {
          redis: {
            RETRIEVER_COMPONENT_NAME: 'OPEA_RETRIEVER_REDIS',
            ...STORES.redis,
          },
          milvus: {
            RETRIEVER_COMPONENT_NAME: 'OPEA_RETRIEVER_MILVUS',
            ...STORES.milvus,
          },
          qdrant: {
            RETRIEVER_COMPONENT_NAME: 'OPEA_RETRIEVER_QDRANT',
            QDRANT_INDEX_NAME: 'rag_qdrant',
            ...STORES.qdrant,
          },
          vdms: {
            RETRIEVER_COMPONENT_NAME: 'OPEA_RETRIEVER_VDMS',
            VDMS_INDEX_NAME: 'rag_vdms',
            ...STORES.vdms,
          },
        },
      },
      {
        by: 'server',
        components: ['tei-embedding', 'bridgetower', 'clip'],
        takesModel: true,
        environment: {
          'tei-embedding': { TEI_EMBEDDING_ENDPOINT: '{url}' },
          bridgetower: { BRIDGE_TOWER_EMBEDDING: 'true' },
          clip: { VDMS_USE_CLIP: '1' },
        },
      },
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
    id: 'graph-retriever',
    title: 'Graph retrieval',
    role: 'microservice',
    names: ['retriever-neo4j', 'retriever-neo4j-llamaindex'],
    endpoints: ['/v1/retrieval'],
    port: 7000,
    image: opeaImage('retriever'),
    serviceType: 'RETRIEVER',
    container: { secrets: NEO4J_SECRETS, healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'store',
        components: ['neo4j'],
        environment: {
          neo4j: { RETRIEVER_COMPONENT_NAME: 'OPEA_RETRIEVER_NEO4J', ...NEO4J },
        },
      },
      {
        by: 'server',
        components: ['vllm', 'tgi'],
        takesModel: true,
        environment: {
          vllm: { TGI_LLM_ENDPOINT: '{url}', LLM_MODEL_ID: '{model}' },
          tgi: { TGI_LLM_ENDPOINT: '{url}', LLM_MODEL_ID: '{model}' },
        },
      },
      {
        by: 'server',
        components: ['tei-embedding'],
        environment: {
          'tei-embedding': {
            TEI_EMBEDDING_ENDPOINT: '{url}',
            EMBEDDING_MODEL_ID: '{model}',
          },
        },
      },
    ],
    gmc: {},
  },
  {
    id: 'web-retriever',
    title: 'Web search',
    role: 'microservice',
    names: ['web-retrieval', 'search-web-retriever'],
    endpoints: ['/v1/web_retrieval'],
    port: 7077,
    image: opeaImage('web-retriever'),
    serviceType: 'WEB_RETRIEVER',
    container: {
      secrets: {
        GOOGLE_API_KEY: 'Set GOOGLE_API_KEY to a key for the Google search API',
        GOOGLE_CSE_ID: 'Set GOOGLE_CSE_ID to the id of a Google search engine',
      },
      healthCheck: OPEA_HEALTH,
    },
    calls: [
      {
        by: 'server',
        components: ['tei-embedding'],
        takesModel: true,
        environment: { 'tei-embedding': { TEI_EMBEDDING_ENDPOINT: '{url}' } },
      },
    ],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'WebRetriever' },
        port: 7077,
        calls: { TEI_EMBEDDING_ENDPOINT: 'tei-embedding' },
      },
    },
  },
  {
    id: 'reranking',
    title: 'Reranking',
    role: 'microservice',
    names: ['rerank', 'reranker', 'search-reranking'],
    endpoints: ['/v1/reranking'],
    port: 8000,
    image: opeaImage('reranking'),
    serviceType: 'RERANK',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['tei-reranking'],
        takesModel: true,
        environment: {
          'tei-reranking': {
            RERANK_COMPONENT_NAME: 'OPEA_TEI_RERANKING',
            TEI_RERANKING_ENDPOINT: '{url}',
          },
        },
      },
    ],
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
    id: 'video-reranking',
    title: 'Choice of a video',
    role: 'microservice',
    names: ['video-rerank'],
    endpoints: ['/v1/reranking'],
    port: 8000,
    image: opeaImage('reranking'),
    serviceType: 'RERANK',
    container: {
      environment: {
        RERANK_COMPONENT_NAME: 'OPEA_VIDEO_RERANKING',
        CHUNK_DURATION: '10',
      },
      healthCheck: OPEA_HEALTH,
    },
    gmc: {},
  },
];
