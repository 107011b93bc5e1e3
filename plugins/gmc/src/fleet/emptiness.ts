import type {
  FleetDocument,
  FleetQuery,
} from '@opea/backstage-plugin-gmc-common';
import { countFilters } from './fleetUrl';
import { clusterGaps, countAll } from './fleetTotals';

/**
 * Why a page of the fleet has no rows.
 *
 * - `page`: others have, this one has none any more
 * - `unmatched`: none fits the filter
 * - `clusterless`: there is no cluster to look at
 * - `unread`: none is known, but not every cluster could be read
 * - `none`: every cluster was read, and there is none to be seen
 */
export type Emptiness =
  | 'page'
  | 'unmatched'
  | 'clusterless'
  | 'unread'
  | 'none';

export function emptiness(
  document: FleetDocument,
  query: FleetQuery,
): Emptiness {
  if (document.total > 0) {
    return 'page';
  }
  if (countAll(document) > 0 && countFilters(query) > 0) {
    return 'unmatched';
  }
  if (document.clusters.length === 0) {
    return 'clusterless';
  }
  return clusterGaps(document.clusters).length > 0 ? 'unread' : 'none';
}
