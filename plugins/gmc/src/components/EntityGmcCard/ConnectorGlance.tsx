import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import type { Connection } from '../../hooks/useConnectors';
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
  }),
  { name: 'OpeaGmcConnectorGlance' },
);

/** One connector in a few lines: its state, and the root cause if any. */
export function ConnectorGlance(props: {
  connector: ConnectorDocument;
  connection: Connection;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { connector, connection } = props;
  const { cluster, namespace, name, verdict } = connector;
  const [root, ...others] = verdict.causes;
  return (
    <section
      className={classes.root}
      aria-label={t('connector.label', { cluster, namespace, name })}
    >
      <div className={classes.state}>
        <StateChip state={verdict.state} />
        {verdict.since && (
          <Typography color="textSecondary">
            <Age since={verdict.since} />
          </Typography>
        )}
      </div>
      <Typography role="status">
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
