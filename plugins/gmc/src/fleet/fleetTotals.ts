import type {
  ClusterFreshness,
  FleetDocument,
} from '@opea/backstage-plugin-gmc-common';

/** How many connectors the caller may see, whatever the filter: each has one state. */
export function countAll({ facets }: FleetDocument): number {
  return facets.state.reduce((sum, { count }) => sum + count, 0);
}

/** The clusters whose connectors may be missing, or not be as they were. */
export function clusterGaps(
  clusters: readonly ClusterFreshness[],
): ClusterFreshness[] {
  return clusters.filter(({ state }) => state !== 'live');
}
