import {
  STATES_BY_SEVERITY,
  type ConnectorSummary,
  type FleetQuery,
  type FleetSort,
} from '@opea/backstage-plugin-gmc-common';
import type { FleetRecord } from './FleetRecord';

/** Where a connector is in an order; no two have the same. */
export type FleetPosition = readonly string[];

/** What has no such value comes last. */
const LAST = '\uffff';

const KEYS: Record<FleetSort, (summary: ConnectorSummary) => string[]> = {
  severity: ({ state, since }) => [
    String(STATES_BY_SEVERITY.indexOf(state)),
    since ?? LAST,
  ],
  name: () => [],
  namespace: ({ namespace }) => [namespace],
  cluster: ({ cluster }) => [cluster],
  owner: ({ owners }) => [owners[0] ?? LAST],
  since: ({ since }) => [since ?? LAST],
};

export function positionOf(
  { summary }: FleetRecord,
  { sort = 'severity' }: Pick<FleetQuery, 'sort'>,
): FleetPosition {
  const { name, namespace, cluster } = summary;
  return [...KEYS[sort](summary), name, namespace, cluster];
}

/** Less than 0 if a connector at `a` comes before one at `b`. */
export function comparePositions(
  a: FleetPosition,
  b: FleetPosition,
  { order = 'asc' }: Pick<FleetQuery, 'order'>,
): number {
  const index = a.findIndex((part, i) => part !== b[i]);
  if (index === -1) {
    return 0;
  }
  return a[index] < b[index] === (order === 'asc') ? -1 : 1;
}
