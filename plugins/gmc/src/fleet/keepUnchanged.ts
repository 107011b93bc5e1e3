import type {
  ConnectorSummary,
  FleetDocument,
} from '@opea/backstage-plugin-gmc-common';

/**
 * The next document, with the very objects of the one before for rows that
 * are still the same, so that those need not be drawn again.
 */
export function keepUnchanged(
  last: FleetDocument | undefined,
  next: FleetDocument,
): FleetDocument {
  const known = new Map(
    last?.connectors.map(connector => [JSON.stringify(connector), connector]),
  );
  const keep = (connector: ConnectorSummary) =>
    known.get(JSON.stringify(connector)) ?? connector;
  return { ...next, connectors: next.connectors.map(keep) };
}
