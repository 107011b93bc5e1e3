import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import { failureReason } from '../text/failureReason';
import { gmcTranslationRef } from '../translation';
import { useDurationText } from './useDurationText';
import type { Connection } from './useWatch';

/** How recent what is known of a cluster is, and why it is not newer. */
export function useClusterText(freshness: ClusterFreshness): string {
  const { t } = useTranslationRef(gmcTranslationRef);
  const duration = useDurationText(freshness.lastContact);
  const age = duration && t('age.ago', { duration });
  const cluster = freshness.title ?? freshness.cluster;
  switch (freshness.state) {
    case 'live':
      return `${t('freshness.live')}. ${t('freshness.liveHint', { cluster })}.`;
    case 'starting':
    case 'unsupported':
      return withReason(
        t(`freshness.${freshness.state}`, { cluster }),
        freshness.message,
      );
    case 'stale':
    case 'unreachable':
    case 'forbidden':
    default: {
      // A state that only a newer backend knows is not live either.
      const state =
        freshness.state === 'unreachable' || freshness.state === 'forbidden'
          ? freshness.state
          : 'stale';
      return withReason(
        age
          ? t(`freshness.${state}`, { cluster, age })
          : t(`freshness.${state}Never`, { cluster }),
        freshness.message,
      );
    }
  }
}

/** How old what the backend said is; undefined while it goes on telling. */
export function useConnectionText(
  connection: Connection,
  asOf: string | undefined = asOfConnection(connection),
): string | undefined {
  const { t } = useTranslationRef(gmcTranslationRef);
  const duration = useDurationText(asOf);
  const age = duration ? t('age.ago', { duration }) : t('steps.unknown');
  switch (connection.state) {
    case 'resuming':
      return t('freshness.resuming', { age });
    case 'interrupted':
      return withReason(
        t('freshness.interrupted', { age }),
        failureReason(connection.error),
      );
    default:
      return undefined;
  }
}

/** When the backend was last heard, ISO 8601; undefined while it is. */
export function asOfConnection(connection: Connection): string | undefined {
  return connection.state === 'live'
    ? undefined
    : connection.asOf.toISOString();
}

function withReason(text: string, reason?: string): string {
  return reason ? `${text} (${reason})` : text;
}
