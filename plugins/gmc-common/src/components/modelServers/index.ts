import type { Component } from '../Component';
import { EMBEDDING_MODELS } from './embedding';
import { LANGUAGE_MODELS } from './language';
import { MEDIA_MODELS } from './media';
import { STORES } from './stores';

/** What the microservices call: model servers, and the stores they search. */
export const MODEL_SERVERS: readonly Component[] = [
  ...EMBEDDING_MODELS,
  ...LANGUAGE_MODELS,
  ...MEDIA_MODELS,
  ...STORES,
];
