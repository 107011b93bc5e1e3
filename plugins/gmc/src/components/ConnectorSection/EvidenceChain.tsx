import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Evidence } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { useObjectText } from './useObjectText';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(1) },
    summary: { cursor: 'pointer' },
    list: {
      margin: theme.spacing(1, 0, 0),
      paddingLeft: theme.spacing(3),
      display: 'grid',
      gap: theme.spacing(1),
    },
    text: {
      margin: 0,
      fontFamily: 'monospace',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'OpeaGmcEvidenceChain' },
);

/** The objects that led to a cause, and what each of them says. */
export function EvidenceChain(props: { evidence: Evidence[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const objectText = useObjectText();
  if (props.evidence.length === 0) {
    return null;
  }
  return (
    <Typography variant="body2" component="details" className={classes.root}>
      <summary className={classes.summary}>
        {t('causes.evidence', { count: props.evidence.length })}
      </summary>
      <ol className={classes.list}>
        {props.evidence.map((evidence, index) => (
          <li key={index}>
            {objectText(evidence.object)}
            <pre className={classes.text}>{evidence.text}</pre>
          </li>
        ))}
      </ol>
    </Typography>
  );
}
