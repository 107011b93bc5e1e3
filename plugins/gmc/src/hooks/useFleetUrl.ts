import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import type { FleetQuery } from '@opea/backstage-plugin-gmc-common';
import { readFleetQuery, withoutFilter, withQuery } from '../fleet/fleetUrl';
import { readTrail } from '../fleet/trail';

/** The page of the fleet that the address asks for. */
export interface FleetUrl {
  query: FleetQuery;
  /** Asks for something else, on its first page. */
  ask: (change: FleetQuery, options?: { replace?: boolean }) => void;
  /** Takes all filters away, and leaves the order. */
  clear: () => void;
  /** Forgets everything that the address says. */
  startOver: () => void;
  /** Undefined on the first page. */
  toFirst?: () => void;
  /** Undefined where it is not known how this page was come to. */
  toPrevious?: () => void;
  toNext: (cursor: string) => void;
}

/**
 * What is shown, in the address: it survives a reload, can be sent to somebody
 * and is undone by going back. A cursor leads forward only; those that led
 * here are kept beside the address.
 */
export function useFleetUrl(): FleetUrl {
  const [search, setSearch] = useSearchParams();
  const { state } = useLocation();
  const query = useMemo(() => readFleetQuery(search), [search]);
  const trail = readTrail(state);

  const ask = useCallback<FleetUrl['ask']>(
    (change, options) =>
      setSearch(previous => withQuery(previous, change), options),
    [setSearch],
  );
  const clear = useCallback(() => setSearch(withoutFilter), [setSearch]);
  const startOver = useCallback(() => setSearch({}), [setSearch]);
  const turnTo = (cursor: string | undefined, next: string[]) =>
    setSearch(previous => withQuery(previous, { cursor }), {
      state: { trail: next },
    });
  return {
    query,
    ask,
    clear,
    startOver,
    toFirst: query.cursor ? () => turnTo(undefined, []) : undefined,
    toPrevious:
      query.cursor && trail.length > 0
        ? () => turnTo(trail.at(-1), trail.slice(0, -1))
        : undefined,
    toNext: cursor => turnTo(cursor, [...trail, query.cursor ?? '']),
  };
}
