import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useFleet } from '../../hooks/useFleet';
import { useFleetUrl } from '../../hooks/useFleetUrl';
import { ClusterGaps } from './ClusterGaps';
import { FleetFilters } from './FleetFilters';
import { FleetResults } from './FleetResults';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'OpeaGmcFleet' },
);

/** All connectors that one may see, problems first. */
export function FleetContent() {
  const classes = useStyles();
  const url = useFleetUrl();
  const state = useFleet(url.query);
  return (
    <Content className={classes.root}>
      {state.last && <ClusterGaps clusters={state.last.clusters} />}
      <FleetFilters
        query={url.query}
        facets={state.last?.facets}
        clusters={state.last?.clusters}
        ask={url.ask}
        clear={url.clear}
      />
      <FleetResults state={state} url={url} />
    </Content>
  );
}
