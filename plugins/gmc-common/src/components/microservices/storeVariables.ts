/** Variables by which OPEA's images find a store; callers add their own. */
export const STORES = {
  redis: {
    REDIS_URL: 'redis://{host}:{port}',
    REDIS_HOST: '{host}',
    REDIS_PORT: '{port}',
    INDEX_NAME: 'rag-redis',
  },
  milvus: {
    MILVUS_HOST: '{host}',
    MILVUS_PORT: '{port}',
    COLLECTION_NAME: 'rag_milvus',
  },
  qdrant: { QDRANT_HOST: '{host}', QDRANT_PORT: '{port}' },
  vdms: { VDMS_HOST: '{host}', VDMS_PORT: '{port}' },
};

export const NEO4J = {
  NEO4J_URL: 'bolt://{host}:{port}',
  NEO4J_URI: 'bolt://{host}:{port}',
  NEO4J_USERNAME: 'neo4j',
};

/** What to say where Neo4j's password is missing. */
export const NEO4J_SECRETS = {
  NEO4J_PASSWORD: 'Set NEO4J_PASSWORD to the password of the graph store',
};
