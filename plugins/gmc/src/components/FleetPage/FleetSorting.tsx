import { useTranslationRef } from '@backstage/frontend-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import type { FleetQuery } from '@opea/backstage-plugin-gmc-common';
import { SORTS } from '../../fleet/fleetUrl';
import type { FleetUrl } from '../../hooks/useFleetUrl';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  { root: { display: 'flex', alignItems: 'center' } },
  { name: 'OpeaGmcFleetSorting' },
);

/** The order of the rows, also where there is no room for heads of columns. */
export function FleetSorting(props: {
  query: FleetQuery;
  onChange: FleetUrl['ask'];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { query, onChange } = props;
  const { sort = 'severity', order = 'asc' } = query;
  const Icon = order === 'asc' ? ArrowUpwardIcon : ArrowDownwardIcon;
  return (
    <div className={classes.root}>
      <TextField
        select
        id="gmc-fleet-sort"
        size="small"
        variant="outlined"
        label={t('fleet.sort.label')}
        SelectProps={{ native: true }}
        value={sort}
        onChange={event =>
          onChange({
            sort: SORTS.find(each => each === event.target.value),
            order: undefined,
          })
        }
      >
        {SORTS.map(each => (
          <option key={each} value={each}>
            {t(`fleet.sort.${each}`)}
          </option>
        ))}
      </TextField>
      <IconButton
        aria-label={t(`fleet.sort.${order}`)}
        onClick={() =>
          onChange({ order: order === 'asc' ? 'desc' : undefined })
        }
      >
        <Icon />
      </IconButton>
    </div>
  );
}
