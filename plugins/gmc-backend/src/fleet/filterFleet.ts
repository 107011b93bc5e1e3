import type {
  ConnectorSummary,
  FleetFacets,
  FleetFilter,
} from '@opea/backstage-plugin-gmc-common';
import type { FleetRecord } from './FleetRecord';

/** The values of a connector that each filter looks at. */
const VALUES: Record<
  keyof FleetFacets,
  (summary: ConnectorSummary) => readonly (string | undefined)[]
> = {
  cluster: ({ cluster }) => [cluster],
  namespace: ({ namespace }) => [namespace],
  owner: ({ owners }) => owners,
  state: ({ state }) => [state],
  cause: ({ causes }) => causes,
  component: ({ components }) => components,
  model: ({ models }) => models,
  profile: ({ profile }) => [profile],
};

const FACETS = Object.keys(VALUES) as (keyof FleetFacets)[];
/** A select box with more is none, and the answer stays small. */
const MAX_FACET_VALUES = 100;

/** Those that match; several filters narrow the result. */
export function filterFleet(
  records: readonly FleetRecord[],
  filter: FleetFilter,
): FleetRecord[] {
  const set = FACETS.flatMap(facet => {
    const wanted: readonly string[] | undefined = filter[facet];
    return wanted?.length ? { valuesOf: VALUES[facet], wanted } : [];
  });
  const words = (filter.search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  return records.filter(
    ({ summary, text }) =>
      set.every(({ valuesOf, wanted }) =>
        valuesOf(summary).some(
          value => value !== undefined && wanted.includes(value),
        ),
      ) && words.every(word => text.includes(word)),
  );
}

/** How many there are of each value of each filter. */
export function countFacets(records: readonly FleetRecord[]): FleetFacets {
  const facetOf = (facet: keyof FleetFacets) =>
    [...countValues(records, VALUES[facet])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_FACET_VALUES);
  return {
    cluster: facetOf('cluster'),
    namespace: facetOf('namespace'),
    owner: facetOf('owner'),
    state: facetOf('state'),
    cause: facetOf('cause'),
    component: facetOf('component'),
    model: facetOf('model'),
    profile: facetOf('profile'),
  };
}

function countValues(
  records: readonly FleetRecord[],
  valuesOf: (summary: ConnectorSummary) => readonly (string | undefined)[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { summary } of records) {
    for (const value of valuesOf(summary)) {
      if (value !== undefined) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }
  return counts;
}
