import type { Component } from '../Component';

/** What microservices keep vectors and graphs in. */
export const STORES: readonly Component[] = [
  {
    id: 'redis',
    title: 'Vector store',
    role: 'model-server',
    names: ['redis-vector-db', 'vectordb'],
    endpoints: [],
    port: 6379,
    image: 'redis/redis-stack:7.2.0-v9',
    container: {
      volumes: ['redis:/data'],
      healthCheck: { command: ['redis-cli', 'ping'], startPeriod: 10 },
    },
    gmc: { genaiinfra: { steps: { xeon: 'VectorDB' }, port: 6379 } },
  },
  {
    id: 'milvus',
    title: 'Vector store',
    role: 'model-server',
    names: ['milvus-standalone'],
    endpoints: [],
    port: 19530,
    image: 'milvusdb/milvus:v2.4.6',
    container: {
      // All in one container: its own etcd, and files instead of an object store.
      environment: {
        ETCD_USE_EMBED: 'true',
        ETCD_DATA_DIR: '/var/lib/milvus/etcd',
        COMMON_STORAGETYPE: 'local',
      },
      command: ['milvus', 'run', 'standalone'],
      volumes: ['milvus:/var/lib/milvus'],
      healthCheck: {
        command: ['curl', '-f', 'http://localhost:9091/healthz'],
        startPeriod: 90,
      },
      options: { security_opt: ['seccomp:unconfined'] },
    },
    gmc: {},
  },
  {
    id: 'qdrant',
    title: 'Vector store',
    role: 'model-server',
    names: ['qdrant-vector-db'],
    endpoints: [],
    port: 6333,
    image: 'qdrant/qdrant:v1.13.4',
    container: {
      volumes: ['qdrant:/qdrant/storage'],
      // The image has no program that speaks HTTP.
      healthCheck: {
        command: ['bash', '-c', ': > /dev/tcp/localhost/6333'],
        startPeriod: 30,
      },
    },
    gmc: {},
  },
  {
    id: 'vdms',
    title: 'Store for vectors and videos',
    role: 'model-server',
    names: ['vdms-vector-db'],
    endpoints: [],
    port: 55555,
    image: 'intellabs/vdms:v2.8.0',
    gmc: {},
  },
  {
    id: 'neo4j',
    title: 'Graph store',
    role: 'model-server',
    names: ['neo4j-apoc', 'neo4j-db'],
    endpoints: [],
    port: 7687,
    image: 'neo4j:5.26.0',
    container: {
      environment: {
        NEO4J_PLUGINS: '["apoc"]',
        NEO4J_apoc_export_file_enabled: 'true',
        NEO4J_apoc_import_file_enabled: 'true',
        NEO4J_apoc_import_file_use__neo4j__config: 'true',
        NEO4J_dbms_security_procedures_unrestricted: 'apoc.*',
      },
      volumes: ['neo4j:/data'],
      secrets: {
        NEO4J_AUTH:
          'Set NEO4J_AUTH to neo4j/ and the password that NEO4J_PASSWORD has',
      },
      healthCheck: {
        command: ['wget', '-q', '--spider', 'http://localhost:7474'],
        startPeriod: 60,
      },
    },
    gmc: {},
  },
];
