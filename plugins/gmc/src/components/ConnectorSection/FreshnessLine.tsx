import type { ComponentType } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HistoryIcon from '@material-ui/icons/History';
import LockIcon from '@material-ui/icons/LockOutlined';
import SyncIcon from '@material-ui/icons/Sync';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import type { Connection } from '../../hooks/useConnectors';
import { useDurationText } from '../../hooks/useDurationText';
import { failureReason } from '../../text/failureReason';
import { formatTime } from '../../text/formatTime';
import { gmcTranslationRef } from '../../translation';
import { IconLine } from '../IconLine';
import type { Tone } from '../tone';

/**
 * How old what is shown is, and why it is not newer: the backend may not hear
 * from the cluster, or this page not from the backend.
 */
export function FreshnessLine(props: {
  connector: ConnectorDocument;
  connection: Connection;
}) {
  const { connector, connection } = props;
  const { freshness } = connector;
  // What the backend knew only of old is not as recent as our last word of it.
  const asOf =
    connection.state === 'live' || freshness.state !== 'live'
      ? freshness.lastContact
      : connection.asOf.toISOString();
  const text = useFreshnessText(connector, connection, asOf);
  const look = lookOf(connector, connection);
  return (
    <IconLine
      {...look}
      title={asOf === undefined ? undefined : formatTime(asOf)}
    >
      {text}
    </IconLine>
  );
}

function lookOf(
  { freshness }: ConnectorDocument,
  connection: Connection,
): { icon: ComponentType<SvgIconProps>; tone: Tone } {
  if (connection.state === 'interrupted') {
    return { icon: CloudOffIcon, tone: 'error' };
  }
  if (connection.state === 'resuming') {
    return { icon: HistoryIcon, tone: 'neutral' };
  }
  switch (freshness.state) {
    case 'live':
      return { icon: SyncIcon, tone: 'ok' };
    case 'starting':
      return { icon: HistoryIcon, tone: 'neutral' };
    case 'unreachable':
      return { icon: CloudOffIcon, tone: 'error' };
    case 'forbidden':
      return { icon: LockIcon, tone: 'error' };
    default:
      return { icon: HistoryIcon, tone: 'warning' };
  }
}

function useFreshnessText(
  connector: ConnectorDocument,
  connection: Connection,
  asOf: string | undefined,
): string {
  const { t } = useTranslationRef(gmcTranslationRef);
  const duration = useDurationText(asOf);
  const { freshness } = connector;
  const cluster = freshness.title ?? connector.cluster;
  const age = duration && t('age.ago', { duration });
  const withReason = (text: string, reason?: string) =>
    reason ? `${text} (${reason})` : text;

  if (connection.state === 'resuming') {
    return t('freshness.resuming', { age: age ?? t('steps.unknown') });
  }
  if (connection.state === 'interrupted') {
    return withReason(
      t('freshness.interrupted', { age: age ?? t('steps.unknown') }),
      failureReason(connection.error),
    );
  }
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
