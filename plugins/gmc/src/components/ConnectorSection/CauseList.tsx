import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Cause, ConnectorState } from '@opea/backstage-plugin-gmc-common';
import { knownState } from '../../text/knownState';
import { gmcTranslationRef } from '../../translation';
import { Age } from '../Age';
import { EvidenceChain } from './EvidenceChain';
import { useObjectText } from './useObjectText';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(2),
    },
    cause: {
      minWidth: 0,
      overflowWrap: 'anywhere',
      paddingLeft: theme.spacing(2),
      borderLeft: `4px solid ${theme.palette.divider}`,
    },
    root: { borderLeftColor: theme.palette.error.main },
    title: { marginBottom: theme.spacing(1) },
    message: { fontWeight: 700 },
  }),
  { name: 'OpeaGmcCauseList' },
);

/** Why a connector is as it is, the root cause first. */
export function CauseList(props: { state: ConnectorState; causes: Cause[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  if (props.causes.length === 0) {
    return null;
  }
  const state = knownState(props.state);
  // What is within its time has no culprit yet.
  const hasRoot = state !== 'progressing';
  return (
    <div>
      <Typography variant="h6" component="h3" className={classes.title}>
        {t(titleOf(state))}
      </Typography>
      <ol className={classes.list}>
        {props.causes.map((cause, index) => (
          <CauseItem
            key={index}
            cause={cause}
            isRoot={hasRoot && index === 0}
          />
        ))}
      </ol>
    </div>
  );
}

function titleOf(state: ConnectorState) {
  switch (state) {
    case 'unknown':
      return 'causes.titleUnknown';
    case 'progressing':
      return 'causes.titleProgressing';
    default:
      return 'causes.title';
  }
}

function CauseItem(props: { cause: Cause; isRoot: boolean }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const objectText = useObjectText();
  const { cause, isRoot } = props;
  return (
    <li className={`${classes.cause} ${isRoot ? classes.root : ''}`}>
      {isRoot && (
        <Typography variant="overline" component="div">
          {t('causes.root')}
        </Typography>
      )}
      <Typography className={classes.message}>{cause.message}</Typography>
      <Typography>{cause.advice}</Typography>
      <Typography variant="body2" color="textSecondary">
        {cause.step && `${t('causes.step', { step: cause.step })} · `}
        {objectText(cause.object)}
        {' · '}
        <code>{cause.code}</code>
        {cause.since && (
          <>
            {' · '}
            <Age since={cause.since} />
          </>
        )}
      </Typography>
      <EvidenceChain evidence={cause.evidence} />
    </li>
  );
}
