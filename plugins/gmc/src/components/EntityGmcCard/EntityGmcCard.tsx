import { InfoCard } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useConnectors } from '../../hooks/useConnectors';
import type { ConnectorsState } from '../../hooks/useConnectors';
import { connectorTabRouteRef } from '../../routes';
import { failureKind } from '../../text/failureKind';
import { gmcTranslationRef } from '../../translation';
import { ConnectorGlance } from './ConnectorGlance';

const useStyles = makeStyles(
  theme => ({
    connectors: { display: 'grid', gap: theme.spacing(2) },
  }),
  { name: 'OpeaGmcCard' },
);

/** The overview card: how the entity's connectors are, in one glance. */
export function EntityGmcCard() {
  const { t } = useTranslationRef(gmcTranslationRef);
  const { entity } = useEntity();
  const state = useConnectors(entity);
  const tab = useRouteRef(connectorTabRouteRef);
  return (
    <InfoCard
      title={t('card.title')}
      variant="gridItem"
      deepLink={tab && { title: t('card.link'), link: tab() }}
    >
      <CardBody state={state} />
    </InfoCard>
  );
}

function CardBody(props: { state: ConnectorsState }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { state } = props;
  if (state.status === 'loading') {
    return <Typography role="status">{t('loading')}</Typography>;
  }
  if (state.status === 'failed') {
    return (
      <Typography role="status">
        {t(`failure.${failureKind(state.error)}.title`)}
      </Typography>
    );
  }
  const { connectors, problem } = state.document;
  if (problem || connectors.length === 0) {
    return (
      <Typography role="status">
        {t(`problem.${problem?.code ?? 'empty'}.title`)}
      </Typography>
    );
  }
  return (
    <div className={classes.connectors}>
      {connectors.map(connector => (
        <ConnectorGlance
          key={`${connector.cluster}/${connector.namespace}/${connector.name}`}
          connector={connector}
          connection={state.connection}
          namesCluster={connectors.length > 1}
        />
      ))}
    </div>
  );
}
