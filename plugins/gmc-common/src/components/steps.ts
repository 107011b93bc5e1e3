import type { Profile } from '../connector';
import type { Hardware } from './Component';

/** What is known of a GMC step by its name, whoever wrote the connector. */
export interface StepFacts {
  title: string;
  role: 'microservice' | 'model-server';
  /** The component of our catalogue, where it has one. */
  component?: string;
  hardware?: Hardware;
  /** By profile: an absent profile refuses the step. */
  profiles: Partial<Record<Profile, StepForm>>;
}

export interface StepForm {
  /** The port of the Service that the operator makes. */
  port?: number;
  /** The model of the operator's template. */
  model?: string;
  /** Config keys that must name another step's Service. */
  needs?: readonly string[];
  /** The Service's name if the connector gives none. */
  service?: string;
}

const NEURAL_CHAT = 'Intel/neural-chat-7b-v3-3';
const BGE_BASE = 'BAAI/bge-base-en-v1.5';
const BGE_RERANKER = 'BAAI/bge-reranker-base';
const WHISPER_SMALL = 'openai/whisper-small';

/** Every step name that one of the two operators takes. */
export const STEPS: ReadonlyMap<string, StepFacts> = new Map(
  Object.entries<StepFacts>({
    Embedding: {
      title: 'Embedding',
      role: 'microservice',
      component: 'embedding',
      profiles: {
        genaiinfra: {
          port: 6000,
          needs: ['TEI_EMBEDDING_ENDPOINT'],
          service: 'embedding-usvc',
        },
        'enterprise-rag': { port: 6000, model: BGE_BASE },
      },
    },
    TeiEmbedding: {
      title: 'Embedding model',
      role: 'model-server',
      component: 'tei-embedding',
      hardware: 'xeon',
      profiles: {
        genaiinfra: { port: 80, model: BGE_BASE, service: 'tei' },
        'enterprise-rag': {},
      },
    },
    TeiEmbeddingGaudi: {
      title: 'Embedding model',
      role: 'model-server',
      component: 'tei-embedding',
      hardware: 'gaudi',
      profiles: {
        genaiinfra: { port: 80, model: BGE_BASE, service: 'tei' },
        'enterprise-rag': {},
      },
    },
    TorchserveEmbedding: {
      title: 'Embedding model',
      role: 'model-server',
      component: 'tei-embedding',
      hardware: 'xeon',
      profiles: { 'enterprise-rag': {} },
    },
    TorchserveEmbeddingGaudi: {
      title: 'Embedding model',
      role: 'model-server',
      component: 'tei-embedding',
      hardware: 'gaudi',
      profiles: { 'enterprise-rag': {} },
    },
    VLLMEmbedding: {
      title: 'Embedding model',
      role: 'model-server',
      component: 'tei-embedding',
      hardware: 'xeon',
      profiles: { 'enterprise-rag': { port: 8108, model: BGE_BASE } },
    },
    VectorDB: {
      title: 'Vector store',
      role: 'model-server',
      component: 'redis',
      profiles: { genaiinfra: { port: 6379, service: 'redis-vector-db' } },
    },
    Retriever: {
      title: 'Retrieval',
      role: 'microservice',
      component: 'retriever',
      profiles: {
        genaiinfra: {
          port: 7000,
          needs: ['REDIS_URL', 'TEI_EMBEDDING_ENDPOINT'],
          service: 'retriever-usvc',
        },
        'enterprise-rag': { port: 6620 },
      },
    },
    WebRetriever: {
      title: 'Web search',
      role: 'microservice',
      component: 'web-retriever',
      profiles: {
        genaiinfra: {
          port: 7077,
          needs: ['TEI_EMBEDDING_ENDPOINT'],
          service: 'web-retriever',
        },
        'enterprise-rag': {},
      },
    },
    Reranking: {
      title: 'Reranking',
      role: 'microservice',
      component: 'reranking',
      profiles: {
        genaiinfra: {
          port: 8000,
          needs: ['TEI_RERANKING_ENDPOINT'],
          service: 'reranking-usvc',
        },
        'enterprise-rag': { port: 8000 },
      },
    },
    TeiReranking: {
      title: 'Reranking model',
      role: 'model-server',
      component: 'tei-reranking',
      hardware: 'xeon',
      profiles: {
        genaiinfra: { port: 80, model: BGE_RERANKER, service: 'teirerank' },
        'enterprise-rag': {},
      },
    },
    TeiRerankingGaudi: {
      title: 'Reranking model',
      role: 'model-server',
      component: 'tei-reranking',
      hardware: 'gaudi',
      profiles: { 'enterprise-rag': {} },
    },
    TorchserveReranking: {
      title: 'Reranking model',
      role: 'model-server',
      component: 'tei-reranking',
      hardware: 'xeon',
      profiles: { 'enterprise-rag': { port: 8090, model: BGE_RERANKER } },
    },
    Llm: {
      title: 'Text generation',
      role: 'microservice',
      component: 'llm',
      profiles: {
        genaiinfra: {
          port: 9000,
          needs: ['TGI_LLM_ENDPOINT'],
          service: 'llm-uservice',
        },
        'enterprise-rag': { port: 9000 },
      },
    },
    Tgi: {
      title: 'Language model',
      role: 'model-server',
      component: 'tgi',
      hardware: 'xeon',
      profiles: {
        genaiinfra: { port: 80, model: NEURAL_CHAT, service: 'tgi' },
      },
    },
    TgiGaudi: {
      title: 'Language model',
      role: 'model-server',
      component: 'tgi',
      hardware: 'gaudi',
      profiles: {
        genaiinfra: { port: 80, model: NEURAL_CHAT, service: 'tgi' },
      },
    },
    TgiNvidia: {
      title: 'Language model',
      role: 'model-server',
      component: 'tgi',
      hardware: 'nvidia',
      profiles: {
        genaiinfra: { port: 80, model: NEURAL_CHAT, service: 'tgi' },
      },
    },
    VLLM: {
      title: 'Language model',
      role: 'model-server',
      component: 'vllm',
      hardware: 'xeon',
      profiles: {
        'enterprise-rag': {
          port: 8000,
          model: 'casperhansen/llama-3-8b-instruct-awq',
        },
      },
    },
    VLLMGaudi: {
      title: 'Language model',
      role: 'model-server',
      component: 'vllm',
      hardware: 'gaudi',
      profiles: { 'enterprise-rag': {} },
    },
    DocSum: {
      title: 'Document summary',
      role: 'microservice',
      component: 'docsum',
      profiles: {
        genaiinfra: {
          port: 9000,
          needs: ['TGI_LLM_ENDPOINT'],
          service: 'docsum-llm-uservice',
        },
        'enterprise-rag': {},
      },
    },
    Asr: {
      title: 'Speech recognition',
      role: 'microservice',
      component: 'asr',
      profiles: {
        genaiinfra: { port: 9099, needs: ['ASR_ENDPOINT'], service: 'asr' },
        'enterprise-rag': {},
      },
    },
    Whisper: {
      title: 'Speech recognition model',
      role: 'model-server',
      component: 'whisper',
      hardware: 'xeon',
      profiles: {
        genaiinfra: { port: 7066, model: WHISPER_SMALL, service: 'whisper' },
        'enterprise-rag': {},
      },
    },
    WhisperGaudi: {
      title: 'Speech recognition model',
      role: 'model-server',
      component: 'whisper',
      hardware: 'gaudi',
      profiles: {
        genaiinfra: { port: 7066, model: WHISPER_SMALL, service: 'whisper' },
        'enterprise-rag': {},
      },
    },
    Tts: {
      title: 'Speech synthesis',
      role: 'microservice',
      component: 'tts',
      profiles: {
        genaiinfra: { port: 9088, needs: ['TTS_ENDPOINT'], service: 'tts' },
        'enterprise-rag': {},
      },
    },
    SpeechT5: {
      title: 'Speech synthesis model',
      role: 'model-server',
      component: 'speecht5',
      hardware: 'xeon',
      profiles: {
        genaiinfra: { port: 7055, service: 'speecht5' },
        'enterprise-rag': {},
      },
    },
    SpeechT5Gaudi: {
      title: 'Speech synthesis model',
      role: 'model-server',
      component: 'speecht5',
      hardware: 'gaudi',
      profiles: {
        genaiinfra: { port: 7055, service: 'speecht5' },
        'enterprise-rag': {},
      },
    },
    DataPrep: {
      title: 'Data preparation',
      role: 'microservice',
      component: 'dataprep',
      profiles: {
        genaiinfra: {
          port: 6007,
          needs: ['REDIS_URL', 'TEI_ENDPOINT'],
          service: 'data-prep',
        },
        'enterprise-rag': {},
      },
    },
    UI: {
      title: 'User interface',
      role: 'microservice',
      component: 'ui',
      profiles: { genaiinfra: { port: 5174, service: 'ui' } },
    },
    Router: {
      title: 'External service',
      role: 'microservice',
      profiles: { genaiinfra: {}, 'enterprise-rag': {} },
    },
    Fingerprint: {
      title: 'Fingerprint',
      role: 'microservice',
      profiles: { 'enterprise-rag': { port: 6012 } },
    },
    PromptTemplate: {
      title: 'Prompt template',
      role: 'microservice',
      profiles: { 'enterprise-rag': { port: 7900 } },
    },
    LLMGuardInput: {
      title: 'Input guard',
      role: 'microservice',
      profiles: { 'enterprise-rag': { port: 8050 } },
    },
    LLMGuardOutput: {
      title: 'Output guard',
      role: 'microservice',
      profiles: { 'enterprise-rag': {} },
    },
    LanguageDetection: {
      title: 'Language detection',
      role: 'microservice',
      profiles: { 'enterprise-rag': {} },
    },
    Ingestion: {
      title: 'Ingestion',
      role: 'microservice',
      profiles: { 'enterprise-rag': {} },
    },
    TextExtractor: {
      title: 'Text extraction',
      role: 'microservice',
      profiles: { 'enterprise-rag': {} },
    },
    TextCompression: {
      title: 'Text compression',
      role: 'microservice',
      profiles: { 'enterprise-rag': {} },
    },
    TextSplitter: {
      title: 'Text splitting',
      role: 'microservice',
      profiles: { 'enterprise-rag': {} },
    },
  }),
);
