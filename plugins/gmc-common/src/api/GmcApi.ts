import type {
  ClustersDocument,
  ConnectorDocument,
  EntityConnectorsDocument,
  FleetDocument,
  PlacementDocument,
} from './documents';
import type { FleetQuery } from './fleetQuery';

/**
 * What every call of the GMC API takes beside its own arguments.
 *
 * @public
 */
export interface GmcRequestOptions {
  /**
   * A Backstage token to call with. In the browser it is left out: there the
   * app's `fetchApi` adds the user's. A function is asked for each request: a
   * watch lasts longer than a token.
   */
  token?: string | (() => Promise<string>);
  /** Ends the call early. */
  signal?: AbortSignal;
}

/**
 * How something is watched.
 *
 * @public
 */
export interface GmcWatchOptions extends GmcRequestOptions {
  /** Ends the watch; the iteration then ends without an error. */
  signal: AbortSignal;
  /**
   * Told each time the backend could not be reached. The watch goes on by
   * itself; until its next document, the last one is all that is known, and it
   * was true when the backend was last heard: undefined if it never was.
   */
  onInterruption?: (error: Error, lastHeard: Date | undefined) => void;
}

/**
 * The GMC API as its callers see it. Every method that asks once rejects with
 * a `ResponseError` when the backend refuses.
 *
 * @public
 */
export interface GmcApi {
  /** The clusters that the backend knows, and whether it reaches them. */
  clusters(options?: GmcRequestOptions): Promise<ClustersDocument>;

  /**
   * The connectors of an entity.
   *
   * @param entityRef - a full entity reference, `kind:namespace/name`
   */
  entityConnectors(
    entityRef: string,
    options?: GmcRequestOptions,
  ): Promise<EntityConnectorsDocument>;

  /** One connector by its place. */
  connector(
    cluster: string,
    namespace: string,
    name: string,
    options?: GmcRequestOptions,
  ): Promise<ConnectorDocument>;

  /** Whether a new connector can go to a place; the cluster itself is asked. */
  placement(
    cluster: string,
    place: { namespace: string; name: string },
    options?: GmcRequestOptions,
  ): Promise<PlacementDocument>;

  /**
   * The connectors of an entity, now and at every change, until the signal is
   * aborted. Reconnects, and polls where streams don't get through.
   *
   * The iteration throws only what waiting can't mend: a `ResponseError` with
   * a status from 400 to 499, or a document of another version of the API.
   *
   * @param entityRef - a full entity reference, `kind:namespace/name`
   */
  watchEntity(
    entityRef: string,
    options: GmcWatchOptions,
  ): AsyncIterable<EntityConnectorsDocument>;

  /** The connectors that the caller may see: a page of those that match. */
  connectors(
    query: FleetQuery,
    options?: GmcRequestOptions,
  ): Promise<FleetDocument>;

  /** One connector, as {@link GmcApi.watchEntity} does for an entity's. */
  watchConnector(
    cluster: string,
    namespace: string,
    name: string,
    options: GmcWatchOptions,
  ): AsyncIterable<ConnectorDocument>;

  /** A page of the fleet, as {@link GmcApi.watchEntity} does for an entity. */
  watchConnectors(
    query: FleetQuery,
    options: GmcWatchOptions,
  ): AsyncIterable<FleetDocument>;
}
