import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { StepVerdict } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { StepRow } from './StepRow';

const useStyles = makeStyles(
  theme => ({
    scroller: { overflowX: 'auto', position: 'relative' },
    // Below this width the rows become cards; see StepRow.
    head: { [theme.breakpoints.down('sm')]: { display: 'none' } },
    column: { whiteSpace: 'nowrap', wordBreak: 'normal' },
    body: { [theme.breakpoints.down('sm')]: { display: 'block' } },
    table: { [theme.breakpoints.down('sm')]: { display: 'block' } },
  }),
  { name: 'OpeaGmcStepsTable' },
);

/**
 * The steps of a connector and its router, in the order of the spec. The roles
 * are spelled out, because a table whose `display` changes loses them.
 */
export function StepsTable(props: { steps: StepVerdict[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const columns = [
    t('steps.component'),
    t('steps.state'),
    t('steps.model'),
    t('steps.hardware'),
    t('steps.replicas'),
    t('steps.url'),
    t('steps.image'),
  ];
  return (
    <div>
      <Typography variant="h6" component="h3">
        {t('steps.title')}
      </Typography>
      {props.steps.length === 0 ? (
        <Typography color="textSecondary">{t('steps.none')}</Typography>
      ) : (
        <div className={classes.scroller}>
          <Table
            size="small"
            role="table"
            aria-label={t('steps.title')}
            className={classes.table}
          >
            <TableHead className={classes.head} role="rowgroup">
              <TableRow role="row">
                {columns.map(column => (
                  <TableCell
                    key={column}
                    role="columnheader"
                    className={classes.column}
                  >
                    {column}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody className={classes.body} role="rowgroup">
              {props.steps.map(step => (
                <StepRow
                  key={`${step.node}/${step.index}/${step.name}`}
                  step={step}
                />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </div>
  );
}
