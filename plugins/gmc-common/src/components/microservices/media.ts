import type { Component } from '../Component';
import { GAUDI } from '../modelServers/hardware';
import { OPEA_HEALTH, opeaImage } from '../opeaImage';

/** What hears, speaks, sees and draws. */
export const MEDIA: readonly Component[] = [
  {
    id: 'asr',
    title: 'Speech recognition',
    role: 'microservice',
    names: ['asr-whisper', 'speech-to-text'],
    endpoints: ['/v1/audio/transcriptions'],
    port: 9099,
    image: opeaImage('asr'),
    serviceType: 'ASR',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['whisper'],
        takesModel: true,
        environment: {
          whisper: {
            ASR_COMPONENT_NAME: 'OPEA_WHISPER_ASR',
            ASR_ENDPOINT: '{url}',
          },
        },
      },
    ],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Asr' },
        port: 9099,
        calls: { ASR_ENDPOINT: 'whisper' },
      },
    },
  },
  {
    id: 'tts',
    title: 'Speech synthesis',
    role: 'microservice',
    names: ['tts-speecht5', 'text-to-speech'],
    endpoints: ['/v1/audio/speech'],
    port: 9088,
    image: opeaImage('tts'),
    serviceType: 'TTS',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['speecht5', 'gpt-sovits'],
        environment: {
          speecht5: {
            TTS_COMPONENT_NAME: 'OPEA_SPEECHT5_TTS',
            TTS_ENDPOINT: '{url}',
          },
          'gpt-sovits': {
            TTS_COMPONENT_NAME: 'OPEA_GPTSOVITS_TTS',
            TTS_ENDPOINT: '{url}',
          },
        },
      },
    ],
    gmc: {
      genaiinfra: {
        steps: { xeon: 'Tts' },
        port: 9088,
        calls: { TTS_ENDPOINT: 'speecht5' },
      },
    },
  },
  {
    id: 'lvm',
    title: 'Vision and language',
    role: 'microservice',
    names: ['lvm-tgi', 'lvm-vllm'],
    endpoints: ['/v1/lvm'],
    port: 9399,
    image: opeaImage('lvm'),
    serviceType: 'LVM',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['vllm-vision', 'tgi-vision', 'llava', 'video-llama'],
        takesModel: true,
        environment: {
          'vllm-vision': {
            LVM_COMPONENT_NAME: 'OPEA_VLLM_LVM',
            LVM_ENDPOINT: '{url}',
            LLM_MODEL_ID: '{model}',
          },
          'tgi-vision': {
            LVM_COMPONENT_NAME: 'OPEA_TGI_LLAVA_LVM',
            LVM_ENDPOINT: '{url}',
          },
          llava: {
            LVM_COMPONENT_NAME: 'OPEA_LLAVA_LVM',
            LVM_ENDPOINT: '{url}',
          },
          'video-llama': {
            LVM_COMPONENT_NAME: 'OPEA_VIDEO_LLAMA_LVM',
            LVM_ENDPOINT: '{url}',
          },
        },
      },
    ],
    gmc: {},
  },
  {
    id: 'animation',
    title: 'Talking face',
    role: 'microservice',
    names: ['avatar-animation'],
    endpoints: ['/v1/animation'],
    port: 9066,
    image: opeaImage('animation'),
    serviceType: 'ANIMATION',
    container: { healthCheck: OPEA_HEALTH },
    calls: [
      {
        by: 'server',
        components: ['wav2lip'],
        environment: { wav2lip: { WAV2LIP_ENDPOINT: '{url}' } },
      },
    ],
    gmc: {},
  },
  {
    id: 'text2image',
    title: 'Text to image',
    role: 'microservice',
    names: ['text-to-image'],
    endpoints: ['/v1/text2image'],
    port: 9379,
    image: opeaImage('text2image'),
    serviceType: 'TEXT2IMAGE',
    model: 'stable-diffusion-v1-5/stable-diffusion-v1-5',
    container: {
      environment: { MODEL: '{model}' },
      healthCheck: { ...OPEA_HEALTH, startPeriod: 600 },
      hardware: {
        gaudi: { image: opeaImage('text2image-gaudi'), ...GAUDI },
      },
    },
    gmc: {},
  },
];
