import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import type { Cause } from '@opea/backstage-plugin-gmc-common';
import { useCodeTitle } from '../../hooks/useCodeTitle';
import { gmcTranslationRef } from '../../translation';
import { Age } from '../Age';
import { EvidenceChain } from './EvidenceChain';
import { useObjectText } from './useObjectText';

const useStyles = makeStyles(
  theme => ({
    cause: {
      minWidth: 0,
      overflowWrap: 'anywhere',
      borderLeft: `4px solid ${theme.palette.divider}`,
    },
    root: { borderLeftColor: theme.palette.error.main },
    summary: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 1, 0.5, 2),
      cursor: 'pointer',
      listStyle: 'none',
      '&::-webkit-details-marker': { display: 'none' },
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
    words: { flex: '1 1 auto', minWidth: 0 },
    title: { fontWeight: 700 },
    icon: {
      transition: theme.transitions.create('transform'),
      'details[open] > summary > &': { transform: 'rotate(180deg)' },
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    body: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 1, 1, 2),
    },
  }),
  { name: 'OpeaGmcCauseItem' },
);

/** One cause: its name, and when it is open, all that is known of it. */
export function CauseItem(props: {
  cause: Cause;
  isRoot: boolean;
  namespace: string;
  open: boolean;
  onToggle: (open: boolean) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { causeTitle } = useCodeTitle();
  const objectText = useObjectText(props.namespace);
  const { cause, isRoot, namespace, open, onToggle } = props;
  return (
    <li className={`${classes.cause} ${isRoot ? classes.root : ''}`}>
      <details
        open={open}
        onToggle={event => {
          // It also comes when we have opened it ourselves.
          if (event.currentTarget.open !== open) {
            onToggle(event.currentTarget.open);
          }
        }}
      >
        <summary className={classes.summary}>
          <div className={classes.words}>
            {isRoot && (
              <Typography variant="overline" component="div">
                {t('causes.root')}
              </Typography>
            )}
            <Typography component="h4" className={classes.title}>
              {causeTitle(cause.code)}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {cause.step && t('causes.step', { step: cause.step })}
              {cause.step && cause.since && ' · '}
              {cause.since && <Age since={cause.since} />}
            </Typography>
          </div>
          <ExpandIcon className={classes.icon} color="action" aria-hidden />
        </summary>
        <div className={classes.body}>
          <Typography>{cause.message}</Typography>
          <div>
            <Typography variant="body2" color="textSecondary" component="h5">
              {t('causes.advice')}
            </Typography>
            <Typography>{cause.advice}</Typography>
          </div>
          <Typography variant="body2" color="textSecondary">
            {objectText(cause.object)}
            {' · '}
            <code>{cause.code}</code>
          </Typography>
          <EvidenceChain evidence={cause.evidence} namespace={namespace} />
        </div>
      </details>
    </li>
  );
}
