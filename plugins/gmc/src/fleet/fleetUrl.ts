import {
  STATES_BY_SEVERITY,
  type FleetFacets,
  type FleetFilter,
  type FleetQuery,
  type FleetSort,
  type Profile,
} from '@opea/backstage-plugin-gmc-common';

/** The filters with a list of values to choose from. */
export type Facet = keyof FleetFacets;

/** The filters beside that for the state, which is always in sight. */
export const MORE_FACETS = [
  'cause',
  'cluster',
  'namespace',
  'owner',
  'component',
  'model',
  'profile',
] as const satisfies Facet[];

export const SORTS = [
  'severity',
  'name',
  'namespace',
  'cluster',
  'owner',
  'since',
] as const satisfies FleetSort[];

const PROFILES = ['genaiinfra', 'enterprise-rag'] as const satisfies Profile[];
const ORDERS = ['asc', 'desc'] as const;

export const PAGE_SIZES = [25, 50, 100, 200] as const;
export const DEFAULT_PAGE_SIZE = 50;

/**
 * Reads a page of the fleet from the address. An address may have been typed,
 * or be older than this version: what can't be meant is left out.
 */
export function readFleetQuery(search: URLSearchParams): FleetQuery {
  const all = (facet: Facet) => nonEmpty(search.getAll(facet).filter(Boolean));
  const known = <T extends string>(facet: Facet, values: readonly T[]) =>
    nonEmpty(values.filter(value => search.getAll(facet).includes(value)));
  return withoutUndefined({
    cluster: all('cluster'),
    namespace: all('namespace'),
    owner: all('owner'),
    state: known('state', STATES_BY_SEVERITY),
    // A code of a newer backend is as good as one of ours.
    cause: all('cause') as FleetFilter['cause'],
    component: all('component'),
    model: all('model'),
    profile: known('profile', PROFILES),
    search: search.get('search')?.trim() || undefined,
    sort: SORTS.find(sort => sort === search.get('sort')),
    order: ORDERS.find(order => order === search.get('order')),
    limit: PAGE_SIZES.find(size => String(size) === search.get('limit')),
    cursor: search.get('cursor') || undefined,
  });
}

/**
 * The address with something else asked for. A cursor belongs to one query, so
 * that any other begins on its first page.
 */
export function withQuery(
  search: URLSearchParams,
  change: FleetQuery,
): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete('cursor');
  for (const [key, value] of Object.entries(change)) {
    next.delete(key);
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== '') {
        next.append(key, String(each));
      }
    }
  }
  return next;
}

/** The address with every connector asked for, in the same order. */
export function withoutFilter(search: URLSearchParams): URLSearchParams {
  return withQuery(search, {
    cluster: undefined,
    namespace: undefined,
    owner: undefined,
    state: undefined,
    cause: undefined,
    component: undefined,
    model: undefined,
    profile: undefined,
    search: undefined,
  });
}

/** How many filters a query has set. */
export function countFilters(query: FleetQuery): number {
  const { sort, order, limit, cursor, ...filter } = query;
  return Object.values(filter).filter(value => value !== undefined).length;
}

function nonEmpty<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}

function withoutUndefined(query: FleetQuery): FleetQuery {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
