import type { Severity } from '../../diagnostics';
import type { ConnectorRule } from '../ConnectorRule';
import type { ConfigView, StepView } from '../ConnectorView';

interface LegacyKey {
  /** What it is called today; undefined if there is no such thing any more. */
  modern?: string;
  severity: Extract<Severity, 'error' | 'warning'>;
}

/** Keys of the RFC's time. To today's operator they are variables like any. */
export const LEGACY_KEYS: Readonly<Record<string, LegacyKey | undefined>> = {
  tei_endpoint: { modern: 'TEI_EMBEDDING_ENDPOINT', severity: 'error' },
  tei_reranking_endpoint: {
    modern: 'TEI_RERANKING_ENDPOINT',
    severity: 'error',
  },
  tgi_endpoint: { modern: 'TGI_LLM_ENDPOINT', severity: 'error' },
  RedisUrl: { modern: 'REDIS_URL', severity: 'error' },
  IndexName: { modern: 'INDEX_NAME', severity: 'warning' },
  modelId: { modern: 'MODEL_ID', severity: 'warning' },
  hostPath: { severity: 'warning' },
  gmcTokenSecret: { severity: 'warning' },
};

/** Connectors as the RFC has them: accepted, deployed, and not wired. */
export const legacyKey: ConnectorRule = {
  code: 'legacy-key',
  check({ connector, report }) {
    for (const step of connector.steps) {
      for (const entry of step.config) {
        const legacy = legacyOf(step, entry);
        if (legacy) {
          const { modern, severity } = legacy;
          report[severity](
            'legacy-key',
            entry.keyRange,
            severity === 'error'
              ? `The operator does not follow '${entry.key}' any more, so that ${step.name} calls nobody`
              : `'${entry.key}' has no effect on ${step.name} any more`,
            {
              hint:
                modern === undefined ? 'Delete it' : `Write ${modern} instead`,
            },
          );
        }
      }
    }
  },
};

function legacyOf(
  { name = '' }: StepView,
  { key }: ConfigView,
): LegacyKey | undefined {
  // Guides have it so, but TGI reads MODEL_ID.
  if (key === 'LLM_MODEL_ID' && /^Tgi/.test(name)) {
    return { modern: 'MODEL_ID', severity: 'warning' };
  }
  return Object.hasOwn(LEGACY_KEYS, key) ? LEGACY_KEYS[key] : undefined;
}
