import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { durationSince } from '../text/duration';
import { gmcTranslationRef } from '../translation';
import { useNow } from './useNow';

/**
 * How long ago something was, in words that go on: "3 minutes".
 *
 * @param since - ISO 8601
 */
export function useDurationText(since: string | undefined): string | undefined {
  const { t } = useTranslationRef(gmcTranslationRef);
  const now = useNow();
  const duration = since && durationSince(since, now);
  if (!duration) {
    return undefined;
  }
  const { unit, count } = duration;
  return unit === 'moment' ? t('age.moment') : t(`age.${unit}`, { count });
}
