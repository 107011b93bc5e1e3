/** What the operator deploys for a step: facts of its templates. */
export interface Component {
  /** The template's own name, which its ConfigMap's fixed name begins with. */
  template: string;
  /** The chart that the template was made from: its containers and ports are called so. */
  chart: string;
  version: string;
  image: string;
  args?: string[];
  ports: {
    name: string;
    port: number;
    targetPort: number | string;
    containerPort: number;
  }[];
  /** Name and data; none for the vector store. */
  configMap?: { name: string; data: Record<string, string> };
  resources?: { limits: Record<string, string> };
  /** Model servers mount the node's model folder. */
  modelServer: boolean;
  probe?: Probe;
}

export interface Probe {
  handler: 'health_check' | 'health' | 'root' | 'tcp' | 'startup-tcp';
  initialDelaySeconds: number;
  periodSeconds: number;
  startupFailureThreshold: number;
}

// What the templates hold until somebody replaces it.
const TOKEN = 'insert-your-huggingface-token-here';
const proxies = { http_proxy: '', https_proxy: '', no_proxy: '' };
const hub = { HF_HOME: '/tmp/.cache/huggingface' };

const quick: Omit<Probe, 'handler'> = {
  initialDelaySeconds: 5,
  periodSeconds: 5,
  startupFailureThreshold: 120,
};

function microservice(
  template: string,
  port: number,
  image: string,
  data: Record<string, string>,
  chart: string = template,
): Component {
  return {
    template,
    chart,
    version: 'v1.0',
    image,
    ports: [{ name: chart, port, targetPort: port, containerPort: port }],
    configMap: {
      name: `${template}-config`,
      data: { LOGFLAG: '', ...proxies, ...data },
    },
    modelServer: false,
    probe: { handler: 'health_check', ...quick },
  };
}

function modelServer(
  template: string,
  version: string,
  image: string,
  containerPort: number,
  data: Record<string, string>,
  traits: Partial<Component> = {},
): Component {
  return {
    template,
    chart: template,
    version,
    image,
    ports: [
      { name: template, port: 80, targetPort: containerPort, containerPort },
    ],
    configMap: {
      name: `${template}-config`,
      data: {
        ...hub,
        HF_HUB_DISABLE_PROGRESS_BARS: '1',
        HF_HUB_ENABLE_HF_TRANSFER: '0',
        NUMBA_CACHE_DIR: '/tmp',
        PORT: String(containerPort),
        ...proxies,
        ...data,
      },
    },
    modelServer: true,
    probe: { handler: 'health', ...quick },
    ...traits,
  };
}

const gaudi = { limits: { 'habana.ai/gaudi': '1' } };
const cache = { TRANSFORMERS_CACHE: '/tmp/transformers_cache' };
const embeddingModel = { MODEL_ID: 'BAAI/bge-base-en-v1.5', ...cache };
const truncate = { args: ['--auto-truncate'] };
const generation = {
  MODEL_ID: 'Intel/neural-chat-7b-v3-3',
  HF_TOKEN: TOKEN,
};
const tcp = { probe: { handler: 'tcp', ...quick } as Probe };

function speech(
  template: string,
  port: number,
  image: string,
  data: Record<string, string>,
  resources?: Component['resources'],
): Component {
  return {
    ...microservice(template, port, image, { ...hub, ...data }),
    modelServer: true,
    probe: { handler: 'health', ...quick },
    resources,
  };
}

/** By the step names that the operator knows; `Router` is no step it can deploy. */
export const components: Readonly<Record<string, Component>> = {
  Embedding: microservice('embedding-usvc', 6000, 'opea/embedding-tei:latest', {
    TEI_EMBEDDING_ENDPOINT: 'http://embedding-usvc-tei',
  }),
  TeiEmbedding: modelServer(
    'tei',
    'cpu-1.5',
    'ghcr.io/huggingface/text-embeddings-inference:cpu-1.5',
    2081,
    embeddingModel,
    truncate,
  ),
  TeiEmbeddingGaudi: modelServer(
    'tei',
    'cpu-1.5',
    'ghcr.io/huggingface/tei-gaudi:1.5.0',
    2081,
    embeddingModel,
    { ...truncate, resources: gaudi },
  ),
  VectorDB: {
    template: 'redis-vector-db',
    chart: 'redis-vector-db',
    version: '7.2.0-v9',
    image: 'redis/redis-stack:7.2.0-v9',
    ports: [
      {
        name: 'redis-service',
        port: 6379,
        targetPort: 6379,
        containerPort: 6379,
      },
      {
        name: 'redis-insight',
        port: 8001,
        targetPort: 8001,
        containerPort: 8001,
      },
    ],
    modelServer: false,
    probe: { handler: 'startup-tcp', ...quick },
  },
  Retriever: microservice(
    'retriever-usvc',
    7000,
    'opea/retriever-redis:latest',
    {
      ...hub,
      EASYOCR_MODULE_PATH: '/tmp/.EasyOCR',
      HUGGINGFACEHUB_API_TOKEN: TOKEN,
      INDEX_NAME: 'rag-redis',
      MILVUS: '',
      MILVUS_HOST: 'retriever-usvc-milvus',
      MILVUS_PORT: '',
      REDIS_URL: 'redis://retriever-usvc-redis-vector-db:6379',
      TEI_EMBEDDING_ENDPOINT: 'http://retriever-usvc-tei',
    },
  ),
  Reranking: microservice('reranking-usvc', 8000, 'opea/reranking-tei:latest', {
    TEI_RERANKING_ENDPOINT: 'http://reranking-usvc-teirerank',
  }),
  TeiReranking: modelServer(
    'teirerank',
    'cpu-1.5',
    'ghcr.io/huggingface/text-embeddings-inference:cpu-1.5',
    2082,
    { MODEL_ID: 'BAAI/bge-reranker-base', ...cache },
    truncate,
  ),
  Tgi: modelServer(
    'tgi',
    '2.1.0',
    'ghcr.io/huggingface/text-generation-inference:2.4.0-intel-cpu',
    2080,
    { ...generation, CUDA_GRAPHS: '0' },
    {
      probe: {
        handler: 'tcp',
        initialDelaySeconds: 8,
        periodSeconds: 8,
        startupFailureThreshold: 180,
      },
    },
  ),
  TgiGaudi: modelServer(
    'tgi',
    '2.1.0',
    'ghcr.io/huggingface/tgi-gaudi:2.0.6',
    2080,
    generation,
    { ...tcp, resources: gaudi },
  ),
  TgiNvidia: modelServer(
    'tgi',
    '2.1.0',
    'ghcr.io/huggingface/text-generation-inference:2.2.0',
    2080,
    generation,
    { ...tcp, resources: { limits: { 'nvidia.com/gpu': '1' } } },
  ),
  Llm: microservice('llm-uservice', 9000, 'opea/llm-tgi:latest', {
    ...hub,
    HUGGINGFACEHUB_API_TOKEN: TOKEN,
    TGI_LLM_ENDPOINT: 'http://llm-uservice-tgi',
    vLLM_ENDPOINT: 'http://llm-uservice-vllm',
  }),
  DocSum: microservice(
    'docsum-llm-uservice',
    9000,
    'opea/llm-docsum-tgi:latest',
    {
      ...hub,
      HUGGINGFACEHUB_API_TOKEN: TOKEN,
      TGI_LLM_ENDPOINT: 'http://docsum-llm-uservice-tgi',
    },
    'llm-uservice',
  ),
  WebRetriever: microservice(
    'web-retriever',
    7077,
    'opea/web-retriever-chroma:latest',
    {
      ...hub,
      GOOGLE_API_KEY: '',
      GOOGLE_CSE_ID: '',
      TEI_EMBEDDING_ENDPOINT: 'http://web-retriever-tei',
    },
  ),
  Asr: microservice('asr', 9099, 'opea/asr:latest', {
    ASR_ENDPOINT: 'http://asr-whisper:7066',
  }),
  Tts: microservice('tts', 9088, 'opea/tts:latest', {
    TTS_ENDPOINT: 'http://tts-speecht5:7055',
  }),
  Whisper: speech('whisper', 7066, 'opea/whisper:latest', {
    ASR_MODEL_PATH: 'openai/whisper-small',
  }),
  WhisperGaudi: speech(
    'whisper',
    7066,
    'opea/whisper-gaudi:latest',
    { ASR_MODEL_PATH: 'openai/whisper-small' },
    gaudi,
  ),
  SpeechT5: speech('speecht5', 7055, 'opea/speecht5:latest', {}),
  SpeechT5Gaudi: speech(
    'speecht5',
    7055,
    'opea/speecht5-gaudi:latest',
    {},
    gaudi,
  ),
  DataPrep: microservice('data-prep', 6007, 'opea/dataprep-redis:latest', {
    ...hub,
    HUGGINGFACEHUB_API_TOKEN: TOKEN,
    INDEX_NAME: 'rag-redis',
    KEY_INDEX_NAME: 'file-keys',
    MILVUS: '',
    MILVUS_HOST: 'data-prep-milvus',
    MILVUS_PORT: '',
    REDIS_URL: 'redis://data-prep-redis-vector-db:6379',
    SEARCH_BATCH_SIZE: '10',
    TEI_ENDPOINT: 'http://data-prep-tei',
  }),
  UI: {
    template: 'ui',
    chart: 'ui',
    version: 'v1.0',
    image: 'opea/chatqna-conversation-ui:latest',
    ports: [{ name: 'ui', port: 5174, targetPort: 'ui', containerPort: 80 }],
    configMap: {
      name: 'ui-config',
      data: {
        APP_BACKEND_SERVICE_ENDPOINT: '/v1/chatqna',
        APP_DATA_PREP_DELETE_FILE_URL: '/v1/dataprep/delete_file',
        APP_DATA_PREP_GET_FILE_URL: '/v1/dataprep/get_file',
        APP_DATA_PREP_SERVICE_URL: '/v1/dataprep',
      },
    },
    modelServer: false,
    probe: { handler: 'root', ...quick },
  },
};
