import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import HistoryIcon from '@material-ui/icons/History';
import SyncIcon from '@material-ui/icons/Sync';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import type { Connection } from '../../hooks/useConnectors';
import { useDurationText } from '../../hooks/useDurationText';
import { failureReason } from '../../text/failureReason';
import { formatTime } from '../../text/formatTime';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      marginTop: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
    text: { minWidth: 0 },
  }),
  { name: 'OpeaGmcFreshnessLine' },
);

/**
 * How old what is shown is, and why it is not newer: the backend may not hear
 * from the cluster, or this page not from the backend.
 */
export function FreshnessLine(props: {
  connector: ConnectorDocument;
  connection: Connection;
}) {
  const classes = useStyles();
  const { connector, connection } = props;
  const { freshness } = connector;
  const live = connection.state === 'live' && freshness.state === 'live';
  // What the backend knew only of old is not as recent as our last word of it.
  const asOf =
    connection.state === 'live' || freshness.state !== 'live'
      ? freshness.lastContact
      : connection.asOf.toISOString();
  const text = useFreshnessText(connector, connection, asOf);
  const Icon = live ? SyncIcon : HistoryIcon;
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      component="div"
      className={classes.root}
    >
      <Icon fontSize="small" aria-hidden />
      <span
        className={classes.text}
        title={asOf === undefined ? undefined : formatTime(asOf)}
      >
        {text}
      </span>
    </Typography>
  );
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
