import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { StepVerdict } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { BreakableText } from '../BreakableText';
import { StateChip } from '../StateChip';

const useStyles = makeStyles(
  theme => ({
    row: {
      [theme.breakpoints.down('sm')]: {
        display: 'block',
        padding: theme.spacing(1.5, 1),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
    },
    cell: {
      verticalAlign: 'top',
      [theme.breakpoints.down('sm')]: {
        display: 'flex',
        gap: theme.spacing(1),
        padding: theme.spacing(0.5, 0),
        borderBottom: 'none',
        // The column's name, which the hidden head no longer gives.
        '&::before': {
          content: 'attr(data-column)',
          flex: '0 0 7em',
          color: theme.palette.text.secondary,
        },
      },
    },
    long: {
      display: 'inline-block',
      maxWidth: '24em',
      minWidth: 0,
      [theme.breakpoints.up('md')]: {
        // The rest is in its title: a digest must not make the row a page.
        display: '-webkit-box',
        overflow: 'hidden',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: 3,
      },
      fontFamily: 'monospace',
      fontSize: '0.85em',
      lineHeight: 1.4,
      overflowWrap: 'anywhere',
    },
    // Nobody scrolls through cards to learn what is not known.
    unknown: { [theme.breakpoints.down('sm')]: { display: 'none' } },
    words: { minWidth: 0, overflowWrap: 'anywhere', lineHeight: 1.4 },
    nowrap: { whiteSpace: 'nowrap' },
  }),
  { name: 'OpeaGmcStepRow' },
);

/** One step, as it runs. */
export function StepRow(props: { step: StepVerdict }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { step } = props;
  const { replicas } = step;
  const cell = (column: string, content: ReactNode) => (
    <TableCell
      role="cell"
      className={`${classes.cell} ${content ? '' : classes.unknown}`}
      data-column={column}
    >
      {content || t('steps.unknown')}
    </TableCell>
  );
  const long = (text: string | undefined) =>
    text && (
      <span className={classes.long} title={text}>
        <BreakableText text={text} />
      </span>
    );
  const origin = [
    step.name === step.title ? undefined : step.name,
    step.role === 'router' ? undefined : t(`role.${step.role}`),
    step.node && step.node !== 'root'
      ? t('steps.node', { node: step.node })
      : undefined,
  ];
  return (
    <TableRow role="row" className={classes.row}>
      {cell(
        t('steps.component'),
        <div className={classes.words}>
          {step.title}
          <Typography variant="body2" color="textSecondary">
            {origin.filter(Boolean).join(' · ')}
          </Typography>
        </div>,
      )}
      {cell(t('steps.state'), <StateChip state={step.state} size="small" />)}
      {cell(t('steps.model'), long(step.model))}
      {cell(t('steps.hardware'), step.hardware)}
      {cell(
        t('steps.replicas'),
        replicas && (
          <span className={classes.nowrap}>
            {t('steps.replicasValue', {
              available: String(replicas.available),
              desired: String(replicas.desired),
            })}
          </span>
        ),
      )}
      {cell(t('steps.url'), long(step.url))}
      {cell(t('steps.image'), long(step.image))}
    </TableRow>
  );
}
