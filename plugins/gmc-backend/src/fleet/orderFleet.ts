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

/** Records never change, and are put in order again with every change. */
const positions: Record<FleetSort, WeakMap<FleetRecord, FleetPosition>> = {
  severity: new WeakMap(),
  name: new WeakMap(),
  namespace: new WeakMap(),
  cluster: new WeakMap(),
  owner: new WeakMap(),
  since: new WeakMap(),
};

export function positionOf(
  record: FleetRecord,
  { sort = 'severity' }: Pick<FleetQuery, 'sort'>,
): FleetPosition {
  const known = positions[sort].get(record);
  if (known) {
    return known;
  }
  const { name, namespace, cluster } = record.summary;
  const position = [...KEYS[sort](record.summary), name, namespace, cluster];
  positions[sort].set(record, position);
  return position;
}

/** Less than 0 if a connector at `a` comes before one at `b`. */
export function comparePositions(
  a: FleetPosition,
  b: FleetPosition,
  { order = 'asc' }: Pick<FleetQuery, 'order'>,
): number {
  for (let index = 0; index < a.length; index++) {
    if (a[index] !== b[index]) {
      return a[index] < b[index] === (order === 'asc') ? -1 : 1;
    }
  }
  return 0;
}
