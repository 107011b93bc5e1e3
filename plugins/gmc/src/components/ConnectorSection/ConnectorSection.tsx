import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import type { Connection } from '../../hooks/useConnectors';
import { gmcTranslationRef } from '../../translation';
import { CauseList } from './CauseList';
import { ClaimDifferenceLine } from './ClaimDifferenceLine';
import { ConnectorFacts } from './ConnectorFacts';
import { FreshnessLine } from './FreshnessLine';
import { NoticeList } from './NoticeList';
import { StepsTable } from './StepsTable';
import { VerdictHeader } from './VerdictHeader';

const useStyles = makeStyles(
  theme => ({
    content: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(3),
      padding: theme.spacing(3),
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
    },
  }),
  { name: 'OpeaGmcConnectorSection' },
);

/** All there is to say about one connector in one cluster. */
export function ConnectorSection(props: {
  connector: ConnectorDocument;
  connection: Connection;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { connector, connection } = props;
  const { cluster, namespace, name, verdict } = connector;
  return (
    <Card
      component="section"
      aria-label={t('connector.label', { cluster, namespace, name })}
    >
      <CardContent className={classes.content}>
        <div>
          <VerdictHeader connector={connector} />
          <FreshnessLine connector={connector} connection={connection} />
          <ClaimDifferenceLine verdict={verdict} />
        </div>
        <CauseList verdict={verdict} namespace={namespace} />
        <NoticeList notices={verdict.notices} namespace={namespace} />
        <ConnectorFacts connector={connector} />
        <StepsTable steps={verdict.steps} />
      </CardContent>
    </Card>
  );
}
