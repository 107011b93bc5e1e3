import type { Component } from '../Component';
import { AGENTS } from './agents';
import { BESIDE_FLOW } from './besideFlow';
import { GENERATION } from './generation';
import { MEDIA } from './media';
import { RETRIEVAL } from './retrieval';

/**
 * The microservices that OPEA's pipelines are made of. Where several answer the
 * same path, the first of them is taken for a service that gives nothing else.
 */
export const MICROSERVICES: readonly Component[] = [
  ...RETRIEVAL,
  ...GENERATION,
  ...AGENTS,
  ...MEDIA,
  ...BESIDE_FLOW,
];
