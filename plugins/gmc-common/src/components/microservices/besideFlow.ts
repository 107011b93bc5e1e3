import type { Component } from '../Component';
import { OPEA_HEALTH, opeaImage } from '../opeaImage';
import { NEO4J, NEO4J_SECRETS, STORES } from './storeVariables';

const DATAPREP = 'DATAPREP_COMPONENT_NAME';

/** What nothing calls while a prompt is answered. */
export const BESIDE_FLOW: readonly Component[] = [
  {
    id: 'dataprep',
    title: 'Data preparation',
    role: 'microservice',
    besideFlow: true,
    names: ['data-prep', 'ingestion', 'dataprep-redis', 'dataprep-milvus'],
    endpoints: ['/v1/dataprep/ingest', '/v1/dataprep'],
    port: 5000,
    image: opeaImage('dataprep'),
    serviceType: 'DATAPREP',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'store',
        components: ['redis', 'milvus', 'qdrant', 'vdms'],
        environment: {
          redis: { [DATAPREP]: 'OPEA_DATAPREP_REDIS', ...STORES.redis },
          milvus: { [DATAPREP]: 'OPEA_DATAPREP_MILVUS', ...STORES.milvus },
          qdrant: {
            [DATAPREP]: 'OPEA_DATAPREP_QDRANT',
            COLLECTION_NAME: 'rag_qdrant',
            ...STORES.qdrant,
          },
          vdms: {
            [DATAPREP]: 'OPEA_DATAPREP_VDMS',
            COLLECTION_NAME: 'rag_vdms',
            ...STORES.vdms,
          },
        },
      },
      {
        by: 'server',
        components: ['tei-embedding'],
        takesModel: true,
        environment: {
          'tei-embedding': {
            TEI_ENDPOINT: '{url}',
            TEI_EMBEDDING_ENDPOINT: '{url}',
          },
        },
      },
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
    id: 'graph-dataprep',
    title: 'Graph preparation',
    role: 'microservice',
    besideFlow: true,
    names: ['dataprep-neo4j', 'dataprep-neo4j-llamaindex'],
    endpoints: ['/v1/dataprep/ingest'],
    port: 5000,
    image: opeaImage('dataprep'),
    serviceType: 'DATAPREP',
    container: { secrets: NEO4J_SECRETS, healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'store',
        components: ['neo4j'],
        environment: {
          neo4j: { [DATAPREP]: 'OPEA_DATAPREP_NEO4J_LLAMAINDEX', ...NEO4J },
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
    id: 'multimodal-dataprep',
    title: 'Preparation of images and videos',
    role: 'microservice',
    besideFlow: true,
    names: ['dataprep-multimodal-redis', 'dataprep-multimodal-milvus'],
    endpoints: ['/v1/dataprep/ingest'],
    port: 5000,
    image: opeaImage('dataprep'),
    serviceType: 'DATAPREP',
    container: {
      environment: { MULTIMODAL_DATAPREP: 'true' },
      healthCheck: OPEA_HEALTH,
    },
    calls: [
      {
        by: 'store',
        components: ['redis', 'milvus', 'vdms'],
        environment: {
          redis: {
            [DATAPREP]: 'OPEA_DATAPREP_MULTIMODALREDIS',
            ...STORES.redis,
          },
          milvus: {
            [DATAPREP]: 'OPEA_DATAPREP_MULTIMODALMILVUS',
            ...STORES.milvus,
          },
          vdms: {
            [DATAPREP]: 'OPEA_DATAPREP_MULTIMODALVDMS',
            COLLECTION_NAME: 'rag_vdms',
            ...STORES.vdms,
          },
        },
      },
    ],
    gmc: {},
  },
  {
    id: 'ui',
    title: 'User interface',
    role: 'microservice',
    besideFlow: true,
    names: ['frontend'],
    endpoints: ['/'],
    port: 80,
    image: opeaImage('chatqna-conversation-ui'),
    gmc: {
      genaiinfra: { steps: { xeon: 'UI' }, port: 5174, endpoint: '/' },
    },
  },
];
