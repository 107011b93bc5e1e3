import type { Component } from '../Component';
import { opeaImage } from '../opeaImage';
import { GAUDI } from './hardware';

const HEALTH = { path: '/health', startPeriod: 300 };

/** Where the images of OPEA 1.5 keep what Wav2Lip works with. */
const WAV2LIP = {
  WAV2LIP_PORT: '{port}',
  INFERENCE_MODE: 'wav2lip+gfpgan',
  FACE: '/home/user/comps/animation/src/assets/img/avatar5.png',
  AUDIO: 'None',
  FACESIZE: '96',
  OUTFILE: '/outputs/result.mp4',
  GFPGAN_MODEL_VERSION: '1.4',
  UPSCALE_FACTOR: '1',
  FPS: '5',
};

/** What hears, speaks, sees and animates. */
export const MEDIA_MODELS: readonly Component[] = [
  {
    id: 'whisper',
    title: 'Speech recognition model',
    role: 'model-server',
    names: [],
    endpoints: ['/v1/asr'],
    port: 7066,
    image: opeaImage('whisper'),
    serviceType: 'ASR',
    container: {
      environment: { ASR_MODEL_PATH: '{model}' },
      healthCheck: HEALTH,
      hardware: { gaudi: { image: opeaImage('whisper-gaudi'), ...GAUDI } },
    },
    model: 'openai/whisper-small',
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Whisper', gaudi: 'WhisperGaudi' },
        port: 7066,
        endpoint: '/v1/asr',
        modelKey: 'ASR_MODEL_PATH',
      },
    },
  },
  {
    id: 'speecht5',
    title: 'Speech synthesis model',
    role: 'model-server',
    names: [],
    endpoints: ['/v1/tts'],
    port: 7055,
    image: opeaImage('speecht5'),
    serviceType: 'TTS',
    container: {
      environment: { TTS_MODEL_PATH: '{model}' },
      healthCheck: HEALTH,
      hardware: { gaudi: { image: opeaImage('speecht5-gaudi'), ...GAUDI } },
    },
    model: 'microsoft/speecht5_tts',
    gmc: {
      genaiinfra: {
        steps: { xeon: 'SpeechT5', gaudi: 'SpeechT5Gaudi' },
        port: 7055,
        endpoint: '/v1/tts',
      },
    },
  },
  {
    id: 'gpt-sovits',
    title: 'Speech synthesis model for several languages',
    role: 'model-server',
    names: ['gptsovits'],
    endpoints: [],
    port: 9880,
    image: opeaImage('gpt-sovits'),
    serviceType: 'TTS',
    container: {
      environment: { llm_download: 'True' },
      healthCheck: { ...HEALTH, startPeriod: 900 },
    },
    gmc: {},
  },
  {
    id: 'llava',
    title: 'Vision-language model',
    role: 'model-server',
    names: [],
    endpoints: [],
    port: 8399,
    image: opeaImage('lvm-llava'),
    serviceType: 'LVM',
    container: {
      environment: { LLAVA_SERVER_PORT: '{port}' },
      command: ['--model_name_or_path', '{model}'],
      healthCheck: { ...HEALTH, startPeriod: 900 },
    },
    model: 'llava-hf/llava-1.5-7b-hf',
    gmc: {},
  },
  {
    id: 'video-llama',
    title: 'Video-language model',
    role: 'model-server',
    names: [],
    endpoints: [],
    port: 9009,
    image: opeaImage('lvm-video-llama'),
    serviceType: 'LVM',
    container: {
      environment: { llm_download: 'True' },
      volumes: ['video-llama:/home/user/model'],
      healthCheck: { ...HEALTH, startPeriod: 900 },
    },
    model: 'DAMO-NLP-SG/Video-LLaMA-2-7B-Finetuned',
    gmc: {},
  },
  {
    id: 'wav2lip',
    title: 'Face animation model',
    role: 'model-server',
    names: [],
    endpoints: ['/v1/wav2lip'],
    port: 7860,
    image: opeaImage('wav2lip'),
    serviceType: 'ANIMATION',
    container: {
      environment: {
        DEVICE: 'cpu',
        CHECKPOINT_PATH:
          '/usr/local/lib/python3.11/site-packages/Wav2Lip/checkpoints/wav2lip_gan.pth',
        ...WAV2LIP,
      },
      volumes: ['wav2lip:/outputs'],
      healthCheck: { path: '/v1/health', startPeriod: 300 },
      hardware: {
        gaudi: {
          image: opeaImage('wav2lip-gaudi'),
          environment: {
            ...GAUDI.environment,
            DEVICE: 'hpu',
            CHECKPOINT_PATH:
              '/usr/local/lib/python3.10/dist-packages/Wav2Lip/checkpoints/wav2lip_gan.pth',
          },
          options: GAUDI.options,
        },
      },
    },
    gmc: {},
  },
];
