import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useDurationText } from '../hooks/useDurationText';
import { formatTime } from '../text/formatTime';
import { gmcTranslationRef } from '../translation';

/**
 * How long something has been so ("for 3 minutes"), with the point in time as
 * its title.
 *
 * @param props - `since` is ISO 8601
 */
export function Age(props: { since: string }) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const duration = useDurationText(props.since);
  return duration ? (
    <time dateTime={props.since} title={formatTime(props.since)}>
      {t('age.for', { duration })}
    </time>
  ) : null;
}
