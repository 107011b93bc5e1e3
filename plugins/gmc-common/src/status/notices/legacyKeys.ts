import type { Notice } from '../Verdict';
import { connectorReference, type ConnectorView } from '../view/ConnectorView';
import { subjectPhrase } from '../detectors/evidence';

/** Config keys of the first operator, and what today's reads instead, if anything. */
const LEGACY_KEYS: Record<string, string | undefined> = {
  gmcTokenSecret: undefined,
  hostPath: undefined,
  modelId: 'MODEL_ID',
  tei_endpoint: 'TEI_EMBEDDING_ENDPOINT',
  tei_reranking_endpoint: 'TEI_RERANKING_ENDPOINT',
  tgi_endpoint: 'TGI_LLM_ENDPOINT',
  RedisUrl: 'REDIS_URL',
  IndexName: 'INDEX_NAME',
};

/** A step is configured with keys that no operator of today acts on. */
export function legacyKeys(view: ConnectorView): Notice[] {
  return view.steps.flatMap(step => {
    const keys = Object.keys(step.config).filter(key =>
      Object.hasOwn(LEGACY_KEYS, key),
    );
    if (keys.length === 0) {
      return [];
    }
    const renamed = keys.filter(key => LEGACY_KEYS[key]);
    const dropped = keys.filter(key => !LEGACY_KEYS[key]);
    const advice = [
      renamed.length > 0 &&
        `Rename ${renamed
          .map(key => `${key} to ${LEGACY_KEYS[key]}`)
          .join(', ')}.`,
      dropped.length > 0 && `Remove ${dropped.join(', ')}: nothing reads it.`,
    ];
    return {
      code: 'legacy-keys',
      step: step.name,
      object: connectorReference(view),
      message: `${subjectPhrase(
        step,
      )} is configured with keys of an older operator, which today's passes on as plain variables: ${keys.join(
        ', ',
      )}.`,
      advice: advice.filter(Boolean).join(' '),
    };
  });
}
