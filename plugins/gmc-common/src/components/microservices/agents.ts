import type { Component } from '../Component';
import { GAUDI } from '../modelServers/hardware';
import { OPEA_HEALTH, opeaImage } from '../opeaImage';
import { NEO4J, NEO4J_SECRETS } from './storeVariables';

/** What does several steps by itself to get at an answer. */
export const AGENTS: readonly Component[] = [
  {
    id: 'agent',
    title: 'Agent',
    role: 'microservice',
    names: ['react-agent', 'supervisor-react-agent', 'worker-rag-agent'],
    endpoints: ['/v1/chat/completions'],
    port: 9090,
    image: opeaImage('agent'),
    serviceType: 'UNDEFINED',
    container: {
      environment: {
        port: '{port}',
        strategy: 'react_llama',
        recursion_limit: '15',
        require_human_feedback: 'false',
        tools: '/home/user/comps/agent/src/tools/custom_tools.yaml',
      },
      healthCheck: OPEA_HEALTH,
    },
    calls: [
      {
        by: 'server',
        components: ['vllm', 'tgi'],
        takesModel: true,
        environment: {
          vllm: {
            llm_engine: 'vllm',
            llm_endpoint_url: '{url}',
            model: '{model}',
          },
          tgi: {
            llm_engine: 'tgi',
            llm_endpoint_url: '{url}',
            model: '{model}',
          },
        },
      },
    ],
    gmc: {},
  },
  {
    id: 'text2query',
    title: 'Question to SQL',
    role: 'microservice',
    names: ['text2sql'],
    endpoints: ['/v1/text2query'],
    port: 9097,
    image: opeaImage('text2query-sql'),
    serviceType: 'TEXT2QUERY',
    container: {
      environment: { TEXT2QUERY_COMPONENT_NAME: 'OPEA_TEXT2QUERY_SQL' },
      healthCheck: OPEA_HEALTH,
    },
    calls: [
      {
        by: 'server',
        components: ['tgi'],
        takesModel: true,
        environment: { tgi: { TGI_LLM_ENDPOINT: '{url}' } },
      },
    ],
    gmc: {},
  },
  {
    id: 'text2cypher',
    title: 'Question to Cypher',
    role: 'microservice',
    names: ['text2cypher-gaudi'],
    endpoints: ['/v1/text2query'],
    port: 9097,
    image: opeaImage('text2query-cypher'),
    serviceType: 'TEXT2QUERY',
    container: {
      environment: {
        TEXT2QUERY_COMPONENT_NAME: 'OPEA_TEXT2QUERY_CYPHER',
        TOKENIZERS_PARALLELISM: 'false',
        ...GAUDI.environment,
      },
      secrets: NEO4J_SECRETS,
      healthCheck: { ...OPEA_HEALTH, startPeriod: 300 },
      // It has its model on board, and runs on nothing else.
      options: GAUDI.options,
    },
    calls: [
      { by: 'store', components: ['neo4j'], environment: { neo4j: NEO4J } },
    ],
    gmc: {},
  },
  {
    id: 'edgecraftrag',
    title: 'EdgeCraftRAG pipeline',
    role: 'microservice',
    names: ['ecrag-server'],
    endpoints: ['/v1/chatqna'],
    port: 16010,
    image: opeaImage('edgecraftrag-server'),
    serviceType: 'LLM',
    container: {
      volumes: ['edgecraftrag:/home/user/ui_cache'],
      hardware: {
        arc: {
          options: { devices: ['/dev/dri:/dev/dri'], group_add: ['video'] },
        },
      },
    },
    calls: [
      {
        by: 'server',
        components: ['vllm'],
        takesModel: true,
        environment: { vllm: { vLLM_ENDPOINT: '{url}', LLM_MODEL: '{model}' } },
      },
    ],
    gmc: {},
  },
];
