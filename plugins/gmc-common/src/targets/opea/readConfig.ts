import type { ConfigView } from '../../connector/ConnectorView';
import { isLegacyKey, modernKey } from '../../connector/legacyKeys';
import type { ImportContext, ImportedStep } from './ImportContext';

/**
 * The config of a step in today's words: keys of the RFC's time under the names
 * that they have now, and without those that nothing comes of.
 */
export function readConfig(
  { step }: ImportedStep,
  { report }: ImportContext,
): ConfigView[] {
  const keys = new Set(step.config.map(({ key }) => key));
  return step.config.flatMap(entry => {
    const { key, keyRange } = entry;
    if (!isLegacyKey(step, key)) {
      return [entry];
    }
    const modern = modernKey(step, key);
    const isRead = modern !== undefined && !keys.has(modern);
    report.info(
      'legacy-key',
      keyRange,
      isRead
        ? `'${key}' is read as ${modern}, which it is called today`
        : `'${key}' has no effect any more, and is left out`,
    );
    return isRead ? [{ ...entry, key: modern }] : [];
  });
}
