import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type {
  FleetDocument,
  FleetSort,
} from '@opea/backstage-plugin-gmc-common';
import type { FleetUrl } from '../../hooks/useFleetUrl';
import { gmcTranslationRef } from '../../translation';
import { CardTable } from '../CardTable/CardTable';
import type { Column } from '../CardTable/CardTable';
import { FleetRow } from './FleetRow';

const useStyles = makeStyles(
  theme => ({
    // What is shown answers the question before; the next answer is coming.
    busy: { opacity: 0.6 },
    sort: {
      '&.Mui-focusVisible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 2,
      },
    },
  }),
  { name: 'OpeaGmcFleetTable' },
);

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** A row for each connector, in the order that the backend gave. */
export function FleetTable(props: {
  document: FleetDocument;
  url: FleetUrl;
  busy: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { document, url, busy } = props;
  const titles = new Map(
    document.clusters.map(({ cluster, title }) => [cluster, title]),
  );
  const { sort: sorted = 'severity', order = 'asc' } = url.query;
  const column = (name: string, sort?: FleetSort): Column => {
    const active = sort === sorted;
    return {
      name,
      sort: active ? ARIA_SORT[order] : undefined,
      head: sort && (
        <TableSortLabel
          className={classes.sort}
          active={active}
          direction={active ? order : 'asc'}
          onClick={() =>
            url.ask({
              sort,
              order: active && order === 'asc' ? 'desc' : undefined,
            })
          }
        >
          {name}
        </TableSortLabel>
      ),
    };
  };
  return (
    <Paper className={busy ? classes.busy : undefined}>
      <CardTable
        label={t('fleet.table')}
        busy={busy}
        columns={[
          column(t('fleet.column.state'), 'severity'),
          column(t('fleet.column.connector'), 'name'),
          column(t('fleet.column.cluster'), 'cluster'),
          column(t('fleet.column.cause')),
          column(t('fleet.column.steps')),
          column(t('fleet.column.models')),
          column(t('fleet.column.owner'), 'owner'),
        ]}
      >
        {document.connectors.map(connector => (
          <FleetRow
            key={`${connector.cluster}/${connector.namespace}/${connector.name}`}
            connector={connector}
            clusterTitle={titles.get(connector.cluster)}
          />
        ))}
      </CardTable>
    </Paper>
  );
}
