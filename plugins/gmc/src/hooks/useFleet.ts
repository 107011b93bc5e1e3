import { useCallback, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  FleetDocument,
  FleetQuery,
  GmcWatchOptions,
} from '@opea/backstage-plugin-gmc-common';
import { gmcApiRef } from '../api/gmcApiRef';
import { keepUnchanged } from '../fleet/keepUnchanged';
import { useWatch } from './useWatch';
import type { Watched } from './useWatch';

/** A page of the fleet, and what there was before it. */
export interface FleetState {
  fleet: Watched<FleetDocument>;
  /**
   * The last answer there was, to whatever query, so that a page that is being
   * replaced need not go blank. What one may no longer see is not kept.
   */
  last: FleetDocument | undefined;
}

/**
 * A page of the fleet, as it is.
 *
 * @param query - the same object for as long as it is the same query
 */
export function useFleet(query: FleetQuery): FleetState {
  const gmcApi = useApi(gmcApiRef);
  const fleet = useWatch(
    useCallback(
      (options: GmcWatchOptions) =>
        sharing(gmcApi.watchConnectors(query, options)),
      [gmcApi, query],
    ),
  );
  const [last, setLast] = useState<FleetDocument>();
  const known = lastKnown(fleet, last);
  if (known !== last) {
    setLast(known);
  }
  return { fleet, last: known };
}

function lastKnown(
  fleet: Watched<FleetDocument>,
  last: FleetDocument | undefined,
): FleetDocument | undefined {
  switch (fleet.status) {
    case 'ready':
      return fleet.document;
    case 'failed':
      return undefined;
    default:
      return last;
  }
}

async function* sharing(
  documents: AsyncIterable<FleetDocument>,
): AsyncGenerator<FleetDocument> {
  let last: FleetDocument | undefined;
  for await (const next of documents) {
    last = keepUnchanged(last, next);
    yield last;
  }
}
