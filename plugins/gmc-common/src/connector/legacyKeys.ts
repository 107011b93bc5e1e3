import type { StepView } from './ConnectorView';

/** Config keys of the RFC's time and what they are called today, if anything. */
const MODERN_KEYS: ReadonlyMap<string, string | undefined> = new Map([
  ['tei_endpoint', 'TEI_EMBEDDING_ENDPOINT'],
  ['tei_reranking_endpoint', 'TEI_RERANKING_ENDPOINT'],
  ['tgi_endpoint', 'TGI_LLM_ENDPOINT'],
  ['RedisUrl', 'REDIS_URL'],
  ['IndexName', 'INDEX_NAME'],
  ['modelId', 'MODEL_ID'],
  ['hostPath', undefined],
  ['gmcTokenSecret', undefined],
]);

/** Whether today's operator makes nothing but a variable of a step's key. */
export function isLegacyKey(
  { name = '' }: Pick<StepView, 'name'>,
  key: string,
): boolean {
  // Guides have LLM_MODEL_ID, but TGI reads MODEL_ID.
  return (key === 'LLM_MODEL_ID' && /^Tgi/.test(name)) || MODERN_KEYS.has(key);
}

/** What a step's legacy key is called today. */
export function modernKey(
  { name }: Pick<StepView, 'name'>,
  key: string,
): string | undefined {
  if (key === 'tei_endpoint' && name === 'DataPrep') {
    return 'TEI_ENDPOINT';
  }
  return key === 'LLM_MODEL_ID' ? 'MODEL_ID' : MODERN_KEYS.get(key);
}
