import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ConnectorDocument } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { CopyableText } from '../CopyableText';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2, 5),
      margin: 0,
    },
    fact: { minWidth: 0, maxWidth: '100%' },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'OpeaGmcConnectorFacts' },
);

/** Where a connector runs, what its operator claims, how it is called. */
export function ConnectorFacts(props: { connector: ConnectorDocument }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { cluster, namespace, freshness, verdict } = props.connector;
  const { accessUrl, claim } = verdict;
  const facts = [
    { term: t('connector.cluster'), value: freshness.title ?? cluster },
    { term: t('connector.namespace'), value: namespace },
    ...(claim
      ? [
          {
            term: t(claim.text ? 'connector.claimWord' : 'connector.claim'),
            value: claim.text
              ? t('connector.claimWordValue', {
                  text: claim.text,
                  ready: String(claim.ready),
                  total: String(claim.total),
                })
              : t('connector.claimValue', {
                  ready: String(claim.ready),
                  external: String(claim.external),
                  total: String(claim.total),
                }),
          },
        ]
      : []),
    ...(accessUrl
      ? [
          {
            term: t('connector.router'),
            hint: t('connector.routerHint'),
            value: (
              <CopyableText
                text={accessUrl}
                label={t('connector.copyRouter')}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <dl className={classes.root}>
      {facts.map(({ term, value, hint }) => (
        <div key={term} className={classes.fact}>
          <Typography variant="body2" color="textSecondary" component="dt">
            {term}
          </Typography>
          <Typography component="dd" className={classes.value}>
            {value}
          </Typography>
          {hint && (
            <Typography
              variant="caption"
              color="textSecondary"
              component="dd"
              className={classes.value}
            >
              {hint}
            </Typography>
          )}
        </div>
      ))}
    </dl>
  );
}
