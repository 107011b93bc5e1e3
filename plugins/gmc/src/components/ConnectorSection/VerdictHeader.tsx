import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import { useKubernetesTab } from '../../hooks/useKubernetesTab';
import { knownState } from '../../text/knownState';
import { gmcTranslationRef } from '../../translation';
import { Age } from '../Age';
import { StateChip } from '../StateChip';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
    },
    words: { minWidth: 0, display: 'grid', gap: theme.spacing(1) },
    title: { overflowWrap: 'anywhere' },
    state: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'OpeaGmcVerdictHeader' },
);

/** The verdict in one glance: which connector, its state, since when. */
export function VerdictHeader(props: { connector: ConnectorDocument }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { entity } = useEntity();
  const kubernetesTab = useKubernetesTab(entity);
  const { cluster, namespace, name, freshness, verdict } = props.connector;
  return (
    <div className={classes.root}>
      <div className={classes.words}>
        <Typography variant="h5" component="h2" className={classes.title}>
          {namespace}/{name}{' '}
          <Typography component="span" color="textSecondary">
            {t('connector.inCluster', { cluster: freshness.title ?? cluster })}
          </Typography>
        </Typography>
        <div className={classes.state}>
          <StateChip state={verdict.state} />
          {verdict.since && (
            <Typography color="textSecondary">
              <Age since={verdict.since} />
            </Typography>
          )}
          <Typography role="status">
            {t(`summary.${knownState(verdict.state)}`)}
          </Typography>
        </div>
      </div>
      {kubernetesTab && (
        <Link to={kubernetesTab}>{t('connector.kubernetesTab')}</Link>
      )}
    </div>
  );
}
