import {
  STATES_BY_SEVERITY,
  type ConnectorSummary,
  type FleetDocument,
  type FleetFacets,
  type FleetQuery,
} from '@opea/backstage-plugin-gmc-common';
import type { Fleet } from './fleet';

const VALUES: Record<
  keyof FleetFacets,
  (connector: ConnectorSummary) => string[]
> = {
  cluster: ({ cluster }) => [cluster],
  namespace: ({ namespace }) => [namespace],
  owner: ({ owners }) => owners,
  state: ({ state }) => [state],
  cause: ({ causes }) => causes,
  component: ({ components }) => components,
  model: ({ models }) => models,
  profile: ({ profile }) => (profile ? [profile] : []),
};
const FACETS = Object.keys(VALUES) as (keyof FleetFacets)[];

/** Filters, sorts and cuts a fleet, as the backend does. */
export function fleetPage(fleet: Fleet, query: FleetQuery): FleetDocument {
  const { limit = 50, cursor = '0' } = query;
  const matching = fleet.connectors
    .filter(connector => matches(connector, query))
    .sort(inOrderOf(query));
  const start = Number(cursor);
  const end = start + limit;
  return {
    schemaVersion: 1,
    connectors: matching.slice(start, end),
    total: matching.length,
    nextCursor: end < matching.length ? String(end) : undefined,
    facets: countFacets(fleet.connectors),
    clusters: fleet.clusters,
  };
}

function matches(connector: ConnectorSummary, query: FleetQuery): boolean {
  const text = JSON.stringify(connector).toLowerCase();
  const words = (query.search ?? '').toLowerCase().split(' ');
  return (
    words.every(word => text.includes(word)) &&
    FACETS.every(facet => {
      const wanted: readonly string[] | undefined = query[facet];
      return (
        !wanted || VALUES[facet](connector).some(each => wanted.includes(each))
      );
    })
  );
}

function inOrderOf({ sort = 'severity', order = 'asc' }: FleetQuery) {
  const key = (connector: ConnectorSummary) => {
    const { state, since = '~', name } = connector;
    const keys = {
      severity: `${STATES_BY_SEVERITY.indexOf(state)} ${since}`,
      name,
      namespace: connector.namespace,
      cluster: connector.cluster,
      owner: connector.owners[0] ?? '~',
      since,
    };
    return `${keys[sort]} ${name}`;
  };
  const direction = order === 'asc' ? 1 : -1;
  return (a: ConnectorSummary, b: ConnectorSummary) =>
    (key(a) < key(b) ? -1 : 1) * direction;
}

function countFacets(connectors: ConnectorSummary[]): FleetFacets {
  const count = (facet: keyof FleetFacets) => {
    const counts = new Map<string, number>();
    for (const value of connectors.flatMap(VALUES[facet])) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, times]) => ({ value, count: times }))
      .sort((a, b) => b.count - a.count)
      .slice(0, 100);
  };
  return {
    cluster: count('cluster'),
    namespace: count('namespace'),
    owner: count('owner'),
    state: count('state'),
    cause: count('cause'),
    component: count('component'),
    model: count('model'),
    profile: count('profile'),
  };
}
