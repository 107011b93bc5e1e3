import type { ComponentType } from 'react';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HistoryIcon from '@material-ui/icons/History';
import LockIcon from '@material-ui/icons/LockOutlined';
import SyncIcon from '@material-ui/icons/Sync';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import {
  asOfConnection,
  useClusterText,
  useConnectionText,
} from '../../hooks/useFreshnessText';
import type { Connection } from '../../hooks/useWatch';
import { formatTime } from '../../text/formatTime';
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
      : asOfConnection(connection);
  const clusterText = useClusterText(freshness);
  const connectionText = useConnectionText(connection, asOf);
  const look = lookOf(connector, connection);
  return (
    <IconLine
      {...look}
      title={asOf === undefined ? undefined : formatTime(asOf)}
    >
      {connectionText ?? clusterText}
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
