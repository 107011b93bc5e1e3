import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { DEFAULT_PAGE_SIZE, PAGE_SIZES } from '../../fleet/fleetUrl';
import type { FleetUrl } from '../../hooks/useFleetUrl';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1),
      marginTop: theme.spacing(2),
    },
    size: { minWidth: '8em' },
  }),
  { name: 'OpeaGmcFleetPaging' },
);

/** Turns pages; a fleet that fits on the first has none. */
export function FleetPaging(props: {
  url: FleetUrl;
  nextCursor: string | undefined;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { url, nextCursor } = props;
  const { query, toFirst, toPrevious, toNext } = url;
  if (!nextCursor && !query.cursor && query.limit === undefined) {
    return null;
  }
  return (
    <nav aria-label={t('fleet.page.label')} className={classes.root}>
      <TextField
        select
        id="gmc-fleet-page-size"
        size="small"
        variant="outlined"
        className={classes.size}
        label={t('fleet.page.size')}
        SelectProps={{ native: true }}
        value={query.limit ?? DEFAULT_PAGE_SIZE}
        onChange={event => url.ask({ limit: Number(event.target.value) })}
      >
        {PAGE_SIZES.map(size => (
          <option key={size} value={size}>
            {size}
          </option>
        ))}
      </TextField>
      <Button disabled={!toFirst} onClick={toFirst}>
        {t('fleet.page.first')}
      </Button>
      <Button disabled={!toPrevious} onClick={toPrevious}>
        {t('fleet.page.previous')}
      </Button>
      <Button
        disabled={!nextCursor}
        onClick={() => nextCursor && toNext(nextCursor)}
      >
        {t('fleet.page.next')}
      </Button>
    </nav>
  );
}
