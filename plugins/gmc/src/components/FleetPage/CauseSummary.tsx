import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ConnectorSummary } from '@opea/backstage-plugin-gmc-common';
import { useCodeTitle } from '../../hooks/useCodeTitle';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    title: { fontWeight: 700 },
    message: {
      // The rest is in its title: a log must not make the row a page.
      display: '-webkit-box',
      overflow: 'hidden',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 3,
    },
  },
  { name: 'OpeaGmcCauseSummary' },
);

/** The root cause of a connector's state, and how much more there is to know. */
export function CauseSummary(props: { connector: ConnectorSummary }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { causeTitle } = useCodeTitle();
  const { cause, causes, notices } = props.connector;
  const others = causes.length - 1;
  const more = [
    others > 0 && t('fleet.moreCauses', { count: others }),
    notices > 0 && t('fleet.notices', { count: notices }),
  ].filter(Boolean);
  return (
    <>
      {cause && (
        <>
          <Typography variant="body2" className={classes.title}>
            {causeTitle(cause.code)}
            {cause.step && ` · ${t('causes.step', { step: cause.step })}`}
          </Typography>
          <Typography
            variant="body2"
            className={classes.message}
            title={cause.message}
          >
            {cause.message}
          </Typography>
        </>
      )}
      {more.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {more.join(' · ')}
        </Typography>
      )}
    </>
  );
}
