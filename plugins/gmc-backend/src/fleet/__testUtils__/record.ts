import type { ConnectorSummary } from '@opea/backstage-plugin-gmc-common';
import { searchText, type FleetRecord } from '../FleetRecord';

/** A row of the fleet, by its place and what is particular about it. */
export function record(
  place: string,
  about: Partial<ConnectorSummary> = {},
): FleetRecord {
  const [cluster, namespace, name] = place.split('/');
  const summary: ConnectorSummary = {
    cluster,
    namespace,
    name,
    owners: [],
    state: 'ready',
    causes: [],
    notices: 0,
    steps: { ready: 0, total: 0 },
    components: [],
    models: [],
    freshness: 'live',
    ...about,
  };
  const { owners, entityRef } = summary;
  return {
    summary,
    resource: { cluster, namespace, name, owners, entityRef },
    isMapped: false,
    text: searchText(summary),
  };
}
