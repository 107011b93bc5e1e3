import type { Component } from '../Component';
import { OPEA_HEALTH, opeaImage } from '../opeaImage';

const LLM = { LLM_ENDPOINT: '{url}', LLM_MODEL_ID: '{model}' };

/** What the images that cut texts to size need to know. */
const TOKENS = { MAX_INPUT_TOKENS: '2048', MAX_TOTAL_TOKENS: '4096' };

const DOCSUM = 'DocSum_COMPONENT_NAME';
const FAQGEN = 'FAQGen_COMPONENT_NAME';
const POST_HEARING = 'OPEA_ARB_POSTHEARING_ASSISTANT_COMPONENT_NAME';

/** What writes texts. */
export const GENERATION: readonly Component[] = [
  {
    id: 'llm',
    title: 'Text generation',
    role: 'microservice',
    names: ['textgen', 'llm-tgi', 'llm-vllm', 'llm-base', 'translation-llm'],
    endpoints: ['/v1/chat/completions'],
    port: 9000,
    image: opeaImage('llm-textgen'),
    serviceType: 'LLM',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['vllm', 'tgi', 'ollama'],
        takesModel: true,
        environment: {
          vllm: { LLM_COMPONENT_NAME: 'OpeaTextGenService', ...LLM },
          tgi: { LLM_COMPONENT_NAME: 'OpeaTextGenService', ...LLM },
          ollama: { LLM_COMPONENT_NAME: 'OpeaTextGenService', ...LLM },
        },
      },
    ],
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
    id: 'docsum',
    title: 'Document summary',
    role: 'microservice',
    names: ['llm-docsum-vllm', 'llm-docsum-tgi', 'docsum-llm-server'],
    endpoints: ['/v1/docsum', '/v1/chat/docsum'],
    port: 9000,
    image: opeaImage('llm-docsum'),
    serviceType: 'LLM',
    container: { environment: TOKENS, healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['vllm', 'tgi'],
        takesModel: true,
        environment: {
          vllm: { [DOCSUM]: 'OpeaDocSumvLLM', ...LLM },
          tgi: { [DOCSUM]: 'OpeaDocSumTgi', ...LLM },
        },
      },
    ],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'DocSum' },
        port: 9000,
        endpoint: '/v1/chat/docsum',
        calls: { TGI_LLM_ENDPOINT: 'tgi' },
      },
    },
  },
  {
    id: 'faqgen',
    title: 'Frequent questions',
    role: 'microservice',
    names: ['faq', 'chatqna-llm-faqgen'],
    endpoints: ['/v1/faqgen'],
    port: 9000,
    image: opeaImage('llm-faqgen'),
    serviceType: 'LLM',
    container: { environment: TOKENS, healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['vllm', 'tgi'],
        takesModel: true,
        environment: {
          vllm: { [FAQGEN]: 'OpeaFaqGenvLLM', ...LLM },
          tgi: { [FAQGEN]: 'OpeaFaqGenTgi', ...LLM },
        },
      },
    ],
    gmc: {},
  },
  {
    id: 'arb-post-hearing',
    title: 'Arbitration post-hearing assistant',
    role: 'microservice',
    names: ['arb-post-hearing-assistant'],
    endpoints: ['/v1/arb-post-hearing'],
    port: 9000,
    image: opeaImage('llm-arb-post-hearing-assistant'),
    serviceType: 'ARB_POST_HEARING_ASSISTANT',
    container: { environment: TOKENS, healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['vllm', 'tgi'],
        takesModel: true,
        environment: {
          vllm: { [POST_HEARING]: 'OpeaArbPostHearingAssistantVllm', ...LLM },
          tgi: { [POST_HEARING]: 'OpeaArbPostHearingAssistantTgi', ...LLM },
        },
      },
    ],
    gmc: {},
  },
  {
    id: 'guardrails',
    title: 'Guardrails',
    role: 'microservice',
    names: ['guardrail', 'guardrail-in', 'guardrails-in'],
    endpoints: ['/v1/guardrails'],
    port: 9090,
    image: opeaImage('guardrails'),
    serviceType: 'GUARDRAIL',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['vllm-guard'],
        takesModel: true,
        environment: {
          'vllm-guard': {
            GUARDRAILS_COMPONENT_NAME: 'OPEA_LLAMA_GUARD',
            SAFETY_GUARD_ENDPOINT: '{url}',
            // By this name the image knows what the model's answers mean; the
            // model server answers to it beside the model's own name.
            SAFETY_GUARD_MODEL_ID: 'meta-llama/LlamaGuard-7b',
          },
        },
      },
    ],
    gmc: {},
  },
];
