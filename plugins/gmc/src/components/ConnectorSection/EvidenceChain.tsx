import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Evidence } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { chainOf } from '../../verdict/chainOf';
import { useObjectText } from './useObjectText';
import { VerbatimText } from './VerbatimText';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    // A dot for each object, and a line from one to the next.
    link: {
      position: 'relative',
      padding: theme.spacing(0.5, 0, 1, 3),
      minWidth: 0,
      overflowWrap: 'anywhere',
      '&::before': {
        content: '""',
        position: 'absolute',
        left: theme.spacing(0.5),
        top: theme.spacing(1.25),
        width: theme.spacing(1),
        height: theme.spacing(1),
        borderRadius: '50%',
        backgroundColor: theme.palette.text.secondary,
      },
      '&:not(:last-child)::after': {
        content: '""',
        position: 'absolute',
        left: theme.spacing(1) - 1,
        top: theme.spacing(2.75),
        bottom: theme.spacing(-0.75),
        width: 2,
        backgroundColor: theme.palette.divider,
      },
    },
    says: { whiteSpace: 'pre-wrap' },
  }),
  { name: 'OpeaGmcEvidenceChain' },
);

/**
 * The objects that led to a cause, from the connector down to the last words
 * of a container, and what each of them says.
 */
export function EvidenceChain(props: {
  evidence: Evidence[];
  namespace: string;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const objectText = useObjectText(props.namespace);
  const chain = chainOf(props.evidence);
  if (chain.length === 0) {
    return null;
  }
  return (
    <div>
      <Typography variant="body2" color="textSecondary" component="h5">
        {t('causes.evidence')}
      </Typography>
      <ol className={classes.list} aria-label={t('causes.evidence')}>
        {chain.map(({ object, withinPrevious, says, verbatim }, index) => (
          <li key={index} className={classes.link}>
            <Typography variant="body2">
              <strong>
                {withinPrevious
                  ? t('causes.containerOnly', { container: object.container! })
                  : objectText(object)}
              </strong>
            </Typography>
            {says.map((text, line) => (
              <Typography key={line} variant="body2" className={classes.says}>
                {text}
              </Typography>
            ))}
            {verbatim && (
              <VerbatimText
                text={verbatim}
                label={t('causes.verbatim', { object: objectText(object) })}
              />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
