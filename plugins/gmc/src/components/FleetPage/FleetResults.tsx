import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { countFilters } from '../../fleet/fleetUrl';
import { countAll } from '../../fleet/fleetTotals';
import type { FleetState } from '../../hooks/useFleet';
import type { FleetUrl } from '../../hooks/useFleetUrl';
import { formatNumber } from '../../text/formatNumber';
import { gmcTranslationRef } from '../../translation';
import { LoadingOutline } from '../LoadingOutline';
import { EmptyFleet } from './EmptyFleet';
import { FleetConnection } from './FleetConnection';
import { FleetFailure } from './FleetFailure';
import { FleetPaging } from './FleetPaging';
import { FleetTable } from './FleetTable';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
      marginBottom: theme.spacing(1),
    },
    count: { outline: 'none' },
  }),
  { name: 'OpeaGmcFleetResults' },
);

const OUTLINE = Array.from({ length: 8 }, () => '100%');

/** The rows that were asked for, or why there are none. */
export function FleetResults(props: { state: FleetState; url: FleetUrl }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { state, url } = props;
  const { fleet, last } = state;
  const count = useFocusOnTurn(url.query.cursor);

  if (fleet.status === 'failed') {
    return (
      <FleetFailure
        error={fleet.error}
        onRetry={fleet.retry}
        onStartOver={url.startOver}
      />
    );
  }
  if (!last) {
    return <LoadingOutline label={t('fleet.loading')} widths={OUTLINE} />;
  }
  const settled = fleet.status === 'ready';
  const all = countAll(last);
  return (
    <div>
      <div className={classes.line}>
        <Typography
          ref={count}
          role="status"
          tabIndex={-1}
          className={classes.count}
        >
          {countFilters(url.query) > 0
            ? t('fleet.count.matching', {
                matching: formatNumber(last.total),
                all: formatNumber(all),
              })
            : t('fleet.count.all', {
                count: all,
                formatted: formatNumber(all),
              })}
        </Typography>
        {settled && <FleetConnection connection={fleet.connection} />}
      </div>
      {settled && last.connectors.length === 0 ? (
        <EmptyFleet document={last} url={url} />
      ) : (
        <FleetTable document={last} url={url} busy={!settled} />
      )}
      <FleetPaging
        url={url}
        nextCursor={settled ? last.nextCursor : undefined}
      />
    </div>
  );
}

/** Brings the top of a page into sight, and a screen reader to it. */
function useFocusOnTurn(cursor: string | undefined) {
  const target = useRef<HTMLElement>(null);
  const shown = useRef(cursor);
  useEffect(() => {
    if (shown.current !== cursor) {
      shown.current = cursor;
      target.current?.focus();
    }
  }, [cursor]);
  return target;
}
