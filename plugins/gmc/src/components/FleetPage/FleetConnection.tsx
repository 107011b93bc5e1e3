import { useTranslationRef } from '@backstage/frontend-plugin-api';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HistoryIcon from '@material-ui/icons/History';
import SyncIcon from '@material-ui/icons/Sync';
import {
  asOfConnection,
  useConnectionText,
} from '../../hooks/useFreshnessText';
import type { Connection } from '../../hooks/useWatch';
import { formatTime } from '../../text/formatTime';
import { gmcTranslationRef } from '../../translation';
import { IconLine } from '../IconLine';

const LOOKS = {
  live: { icon: SyncIcon, tone: 'ok' },
  resuming: { icon: HistoryIcon, tone: 'neutral' },
  interrupted: { icon: CloudOffIcon, tone: 'error' },
} as const;

/** Whether the page is still being told of changes, and since when not. */
export function FleetConnection(props: { connection: Connection }) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const { connection } = props;
  const text = useConnectionText(connection);
  const asOf = asOfConnection(connection);
  return (
    <IconLine
      {...LOOKS[connection.state]}
      title={asOf === undefined ? undefined : formatTime(asOf)}
    >
      {text ?? t('fleet.live')}
    </IconLine>
  );
}
