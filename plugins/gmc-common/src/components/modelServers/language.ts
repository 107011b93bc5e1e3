import type { Component } from '../Component';
import { opeaImage } from '../opeaImage';
import { GAUDI, NVIDIA, ROCM } from './hardware';

const NEURAL_CHAT = 'Intel/neural-chat-7b-v3-3';
const LLAVA = 'llava-hf/llava-v1.6-mistral-7b-hf';

const HF_TOKEN = {
  HF_TOKEN: 'Set HF_TOKEN to a Hugging Face token that may read the model',
};

const TGI = 'ghcr.io/huggingface/text-generation-inference';

/** @param limits - how long texts may be where the memory is the card's */
function tgi(limits: string[]): Component['container'] {
  const command = ['--model-id', '{model}', '--port', '{port}'];
  return {
    command: [...command, '--cuda-graphs', '0'],
    volumes: ['models:/data'],
    shmSize: '1g',
    secrets: HF_TOKEN,
    healthCheck: { path: '/health', startPeriod: 900 },
    hardware: {
      gaudi: {
        image: 'ghcr.io/huggingface/tgi-gaudi:2.3.1',
        environment: {
          ...GAUDI.environment,
          ENABLE_HPU_GRAPH: 'true',
          LIMIT_HPU_GRAPH: 'true',
          USE_FLASH_ATTENTION: 'true',
          FLASH_ATTENTION_RECOMPUTE: 'true',
        },
        command: [...command, ...limits],
        options: GAUDI.options,
      },
      nvidia: { image: `${TGI}:2.4.1`, command, ...NVIDIA },
      rocm: { image: `${TGI}:2.4.1-rocm`, command, ...ROCM },
    },
  };
}

/** @param names - names that the model goes by beside its own */
function vllm(names: string[] = []): Component['container'] {
  const command = [
    ...['--model', '{model}', '--host', '0.0.0.0', '--port', '{port}'],
    ...(names.length > 0 ? ['--served-model-name', '{model}', ...names] : []),
  ];
  return {
    environment: { HF_HUB_CACHE: '/data', VLLM_CPU_KVCACHE_SPACE: '10' },
    command,
    volumes: ['models:/data'],
    shmSize: '16g',
    secrets: HF_TOKEN,
    healthCheck: { path: '/health', startPeriod: 900 },
    hardware: {
      gaudi: {
        image: 'opea/vllm-gaudi:1.22.0',
        command: [
          ...command,
          ...['--tensor-parallel-size', '1', '--block-size', '128'],
          ...['--max-num-seqs', '256', '--max-seq-len-to-capture', '2048'],
        ],
        ...GAUDI,
      },
      nvidia: { image: 'vllm/vllm-openai:v0.10.1', ...NVIDIA },
      rocm: {
        image: opeaImage('vllm-rocm'),
        environment: { PYTORCH_JIT: '0' },
        command: [...command, '--dtype', 'float16'],
        ...ROCM,
      },
      arc: {
        image: 'intel/llm-scaler-vllm:1.1-preview',
        command: [
          `source /opt/intel/oneapi/setvars.sh --force && exec python3 -m vllm.entrypoints.openai.api_server ${command.join(
            ' ',
          )} --dtype float16 --enforce-eager --block-size 64`,
        ],
        options: {
          entrypoint: ['/bin/bash', '-c'],
          devices: ['/dev/dri:/dev/dri'],
          privileged: true,
        },
      },
    },
  };
}

const VLLM = 'public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:v0.10.1';

/** What completes texts, some of them with images. */
export const LANGUAGE_MODELS: readonly Component[] = [
  {
    id: 'tgi',
    title: 'Language model',
    role: 'model-server',
    names: ['tgi-gaudi-server'],
    endpoints: ['/generate'],
    port: 80,
    image: `${TGI}:2.4.0-intel-cpu`,
    serviceType: 'LLM',
    container: tgi([
      '--max-input-length',
      '2048',
      '--max-total-tokens',
      '4096',
    ]),
    model: NEURAL_CHAT,
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
    names: ['vllm-gaudi-server'],
    endpoints: ['/v1/completions'],
    port: 80,
    image: VLLM,
    serviceType: 'LLM',
    container: vllm(),
    model: NEURAL_CHAT,
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
    id: 'ollama',
    title: 'Language model',
    role: 'model-server',
    names: [],
    endpoints: ['/api/generate', '/api/chat'],
    port: 11434,
    image: 'ollama/ollama:0.9.6',
    serviceType: 'LLM',
    container: {
      // The image serves what was pulled into it: nothing, at first.
      command: ['ollama serve & sleep 5 && ollama pull {model} && wait'],
      volumes: ['ollama:/root/.ollama'],
      healthCheck: {
        command: ['sh', '-c', 'ollama list | grep -q :'],
        startPeriod: 900,
      },
      options: { entrypoint: ['/bin/bash', '-c'] },
    },
    model: 'qwen2.5:7b',
    gmc: {},
  },
  {
    id: 'vllm-vision',
    title: 'Vision-language model',
    role: 'model-server',
    names: [],
    endpoints: [],
    port: 80,
    image: VLLM,
    serviceType: 'LVM',
    container: vllm(),
    model: LLAVA,
    gmc: {},
  },
  {
    id: 'tgi-vision',
    title: 'Vision-language model',
    role: 'model-server',
    names: ['llava-tgi'],
    endpoints: [],
    port: 80,
    image: `${TGI}:2.4.0-intel-cpu`,
    serviceType: 'LVM',
    container: tgi([
      '--max-input-length',
      '4096',
      '--max-total-tokens',
      '8192',
    ]),
    model: LLAVA,
    gmc: {},
  },
  {
    id: 'vllm-guard',
    title: 'Safety model',
    role: 'model-server',
    names: ['vllm-guardrails'],
    endpoints: [],
    port: 80,
    image: VLLM,
    serviceType: 'LLM',
    container: vllm(['meta-llama/LlamaGuard-7b']),
    model: 'llamas-community/LlamaGuard-7b',
    gmc: {},
  },
];
