import { memo } from 'react';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ConnectorSummary } from '@opea/backstage-plugin-gmc-common';
import { useEntityGmcTab } from '../../hooks/useEntityGmcTab';
import { gmcTranslationRef } from '../../translation';
import { Age } from '../Age';
import { BreakableText } from '../BreakableText';
import { CardCell, CardRow } from '../CardTable/CardRow';
import { StateChip } from '../StateChip';
import { CauseSummary } from './CauseSummary';
import { ClusterCell } from './ClusterCell';

const useStyles = makeStyles(
  theme => ({
    words: { minWidth: 0, overflowWrap: 'anywhere' },
    name: { fontWeight: 700 },
    nowrap: { whiteSpace: 'nowrap' },
    cause: { [theme.breakpoints.up('md')]: { minWidth: '18em' } },
    connector: { [theme.breakpoints.up('md')]: { minWidth: '10em' } },
    owner: { [theme.breakpoints.up('md')]: { minWidth: '5em' } },
    models: {
      fontFamily: 'monospace',
      fontSize: '0.85em',
      lineHeight: 1.4,
      [theme.breakpoints.up('md')]: { minWidth: '10em' },
    },
  }),
  { name: 'OpeaGmcFleetRow' },
);

/** More than these are counted: the tab of the entity names them. */
const SHOWN_MODELS = 2;

function Row(props: {
  connector: ConnectorSummary;
  clusterTitle: string | undefined;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const tabOf = useEntityGmcTab();
  const { connector, clusterTitle } = props;
  const { name, namespace, entityRef, since, steps, models, owners } =
    connector;
  const otherwise = t('fleet.none');
  const words = {
    ready: String(steps.ready),
    total: String(steps.total),
  };
  return (
    <CardRow>
      <CardCell column={t('fleet.column.state')} otherwise={otherwise}>
        <div>
          <StateChip state={connector.state} size="small" />
          {since && (
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.nowrap}
            >
              <Age since={since} />
            </Typography>
          )}
        </div>
      </CardCell>
      <CardCell column={t('fleet.column.connector')} otherwise={otherwise}>
        <div className={`${classes.words} ${classes.connector}`}>
          {entityRef ? (
            <Link to={tabOf(entityRef)} className={classes.name}>
              {name}
            </Link>
          ) : (
            <span className={classes.name}>{name}</span>
          )}
          <Typography variant="body2" color="textSecondary">
            {t('fleet.namespace', { namespace })}
          </Typography>
        </div>
      </CardCell>
      <CardCell column={t('fleet.column.cluster')} otherwise={otherwise}>
        <ClusterCell
          title={clusterTitle ?? connector.cluster}
          freshness={connector.freshness}
        />
      </CardCell>
      <CardCell column={t('fleet.column.cause')} otherwise={otherwise}>
        {(connector.cause || connector.notices > 0) && (
          <div className={`${classes.words} ${classes.cause}`}>
            <CauseSummary connector={connector} />
          </div>
        )}
      </CardCell>
      <CardCell column={t('fleet.column.steps')} otherwise={otherwise}>
        {steps.total > 0 && (
          <span className={classes.nowrap} title={t('fleet.stepsHint', words)}>
            {t('fleet.steps', words)}
          </span>
        )}
      </CardCell>
      <CardCell column={t('fleet.column.models')} otherwise={otherwise}>
        {models.length > 0 && (
          <div
            className={`${classes.words} ${classes.models}`}
            title={models.join('\n')}
          >
            {models.slice(0, SHOWN_MODELS).map(model => (
              <div key={model}>
                <BreakableText text={model} />
              </div>
            ))}
            {models.length > SHOWN_MODELS &&
              t('fleet.moreModels', {
                more: String(models.length - SHOWN_MODELS),
              })}
          </div>
        )}
      </CardCell>
      <CardCell column={t('fleet.column.owner')} otherwise={otherwise}>
        {owners.length > 0 && (
          <div className={`${classes.words} ${classes.owner}`}>
            <EntityRefLinks entityRefs={owners} defaultKind="group" hideIcons />
          </div>
        )}
      </CardCell>
    </CardRow>
  );
}

/** One connector. Rows that stay the same are not drawn again. */
export const FleetRow = memo(Row);
