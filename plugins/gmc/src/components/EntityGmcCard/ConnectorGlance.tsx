import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import type { Connection } from '../../hooks/useConnectors';
import { useCodeTitle } from '../../hooks/useCodeTitle';
import { knownState } from '../../text/knownState';
import { gmcTranslationRef } from '../../translation';
import { Age } from '../Age';
import { FreshnessLine } from '../ConnectorSection/FreshnessLine';
import { StateChip } from '../StateChip';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 0, overflowWrap: 'anywhere' },
    state: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    cause: { fontWeight: 700 },
    // The tab has the rest.
    message: {
      display: '-webkit-box',
      overflow: 'hidden',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 4,
    },
  }),
  { name: 'OpeaGmcConnectorGlance' },
);

/**
 * One connector in a few lines: its state, and the root cause if any.
 *
 * @param props - `namesCluster`: where there is more than one cluster
 */
export function ConnectorGlance(props: {
  connector: ConnectorDocument;
  connection: Connection;
  namesCluster: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { causeTitle } = useCodeTitle();
  const { connector, connection, namesCluster } = props;
  const { cluster, namespace, name, freshness, verdict } = connector;
  const [root, ...others] = verdict.causes;
  return (
    <section
      className={classes.root}
      aria-label={t('connector.label', { cluster, namespace, name })}
    >
      {namesCluster && (
        <Typography variant="subtitle2" component="h3" gutterBottom>
          {freshness.title ?? cluster}
        </Typography>
      )}
      <div className={classes.state}>
        <StateChip state={verdict.state} />
        {verdict.since && (
          <Typography color="textSecondary">
            <Age since={verdict.since} />
          </Typography>
        )}
      </div>
      {root && (
        <Typography className={classes.cause}>
          {causeTitle(root.code)}
        </Typography>
      )}
      <Typography role="status" className={classes.message}>
        {root?.message ?? t(`summary.${knownState(verdict.state)}`)}
      </Typography>
      {others.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('card.moreCauses', { count: others.length })}
        </Typography>
      )}
      <FreshnessLine connector={connector} connection={connection} />
    </section>
  );
}
