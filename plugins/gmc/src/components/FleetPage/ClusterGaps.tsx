import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import { clusterGaps } from '../../fleet/fleetTotals';
import { useClusterText } from '../../hooks/useFreshnessText';
import { formatNumber } from '../../text/formatNumber';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(2),
      padding: theme.spacing(2),
      borderLeft: `4px solid ${theme.palette.warning.main}`,
    },
    icon: { flexShrink: 0 },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
    title: { fontWeight: 700 },
    list: { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(3) },
    summary: { cursor: 'pointer' },
  }),
  { name: 'OpeaGmcClusterGaps' },
);

/** More than these are told on request: they would push all else down. */
const SHOWN_AT_ONCE = 3;

/**
 * Says which clusters could not be read. Their connectors may be missing from
 * the list, which nobody would see there.
 */
export function ClusterGaps(props: { clusters: ClusterFreshness[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { clusters } = props;
  const gaps = clusterGaps(clusters);
  if (gaps.length === 0) {
    return null;
  }
  const all = gaps.map(({ title, cluster }) => title ?? cluster);
  // A title may have a comma in it.
  const some = all.slice(0, SHOWN_AT_ONCE).join(' · ');
  const more = all.length - SHOWN_AT_ONCE;
  return (
    <Paper className={classes.root}>
      <CloudOffIcon className={classes.icon} color="action" aria-hidden />
      <div className={classes.words}>
        <Typography role="status" className={classes.title}>
          {t('fleet.gaps.title', {
            count: gaps.length,
            total: formatNumber(clusters.length),
            names:
              more > 0
                ? t('fleet.gaps.names', { names: some, more: String(more) })
                : some,
          })}
        </Typography>
        <Typography>{t('fleet.gaps.consequence')}</Typography>
        <Typography
          variant="body2"
          component="details"
          open={gaps.length <= SHOWN_AT_ONCE}
        >
          <summary className={classes.summary}>{t('fleet.gaps.show')}</summary>
          <ul className={classes.list}>
            {gaps.map(freshness => (
              <Gap key={freshness.cluster} freshness={freshness} />
            ))}
          </ul>
        </Typography>
      </div>
    </Paper>
  );
}

function Gap(props: { freshness: ClusterFreshness }) {
  return <li>{useClusterText(props.freshness)}</li>;
}
