import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import { fleetMessages } from '../../messages/fleetMessages';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      minWidth: 0,
      overflowWrap: 'anywhere',
      [theme.breakpoints.up('md')]: { minWidth: '8em' },
    },
    gap: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'OpeaGmcClusterCell' },
);

/** A cluster, and a mark where what is told of it may no longer be so. */
export function ClusterCell(props: {
  title: string;
  freshness: ClusterFreshness['state'];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { title, freshness } = props;
  return (
    <div className={classes.root}>
      {title}
      {freshness !== 'live' && (
        <Typography
          variant="body2"
          color="textSecondary"
          component="div"
          className={classes.gap}
        >
          <CloudOffIcon fontSize="small" aria-hidden />
          {/* A state that only a newer backend knows is not live either. */}
          {t(
            `fleet.freshness.${
              freshness in fleetMessages.freshness ? freshness : 'stale'
            }`,
          )}
        </Typography>
      )}
    </div>
  );
}
