import { useCallback, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ClusterFreshness,
  FleetFacets,
  FleetQuery,
} from '@opea/backstage-plugin-gmc-common';
import { countFilters, MORE_FACETS } from '../../fleet/fleetUrl';
import { useFacetValueName } from '../../hooks/useFacetValueName';
import type { FleetUrl } from '../../hooks/useFleetUrl';
import { gmcTranslationRef } from '../../translation';
import { FacetFilter } from './FacetFilter';
import { FleetSorting } from './FleetSorting';
import { SearchField } from './SearchField';
import { StateFilter } from './StateFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    search: { flex: '1 1 18em' },
    facets: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(16em, 100%), 1fr))',
      gap: theme.spacing(2),
    },
  }),
  { name: 'OpeaGmcFleetFilters' },
);

/** What to show of the fleet, and in which order. */
export function FleetFilters(props: {
  query: FleetQuery;
  facets: FleetFacets | undefined;
  clusters: ClusterFreshness[] | undefined;
  ask: FleetUrl['ask'];
  clear: FleetUrl['clear'];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { query, facets, clusters = [], ask, clear } = props;
  const nameOf = useFacetValueName(clusters);
  const hidden = MORE_FACETS.filter(facet => query[facet]).length;
  const [open, setOpen] = useState<boolean>();
  const isOpen = open ?? hidden > 0;
  const isSearched = query.search !== undefined;
  const search = useCallback(
    // One step back undoes a search, not the last letter of it.
    (words: string) => ask({ search: words }, { replace: isSearched }),
    [ask, isSearched],
  );
  return (
    <div
      role="search"
      aria-label={t('fleet.filter.group')}
      className={classes.root}
    >
      <div className={classes.line}>
        <div className={classes.search}>
          <SearchField value={query.search ?? ''} onChange={search} />
        </div>
        <FleetSorting query={query} onChange={ask} />
      </div>
      <StateFilter
        facet={facets?.state}
        chosen={query.state}
        onChange={state => ask({ state })}
      />
      <div className={classes.line}>
        <Button
          size="small"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {hidden > 0 && !isOpen
            ? t('fleet.filter.showSet', { set: String(hidden) })
            : t(isOpen ? 'fleet.filter.hide' : 'fleet.filter.show')}
        </Button>
        {countFilters(query) > 0 && (
          <Button size="small" onClick={clear}>
            {t('fleet.filter.clear')}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className={classes.facets}>
          {MORE_FACETS.map(facet => (
            <FacetFilter
              key={facet}
              id={`gmc-fleet-${facet}`}
              label={t(`fleet.filter.${facet}`)}
              facet={facets?.[facet]}
              chosen={query[facet]}
              nameOf={value => nameOf(facet, value)}
              onChange={chosen => ask({ [facet]: chosen })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
