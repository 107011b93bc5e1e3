import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ClustersDocument,
  ConnectorDocument,
  EntityConnectorsDocument,
  FleetDocument,
  FleetQuery,
  GmcWatchOptions,
  PlacementDocument,
} from '@opea/backstage-plugin-gmc-common';

/**
 * Who a call is made for. With a user's credentials the answer is what that
 * user may see; with the plugin's own, everything.
 *
 * @public
 */
export interface GmcServiceRequestOptions {
  credentials: BackstageCredentials;
  /** Ends the call early. */
  signal?: AbortSignal;
}

/**
 * How something is watched, and for whom.
 *
 * @public
 */
export interface GmcServiceWatchOptions
  extends GmcServiceRequestOptions,
    Pick<GmcWatchOptions, 'onInterruption'> {
  /** Ends the watch; the iteration then ends without an error. */
  signal: AbortSignal;
}

/**
 * The GMC API for other backend plugins: as `GmcApi`, with credentials in
 * place of tokens.
 *
 * @public
 */
export interface GmcService {
  /** The clusters that the gmc plugin knows, and whether it reaches them. */
  clusters(options: GmcServiceRequestOptions): Promise<ClustersDocument>;

  /**
   * The connectors of an entity.
   *
   * @param entityRef - a full entity reference, `kind:namespace/name`
   */
  entityConnectors(
    entityRef: string,
    options: GmcServiceRequestOptions,
  ): Promise<EntityConnectorsDocument>;

  /** One connector by its place. */
  connector(
    cluster: string,
    namespace: string,
    name: string,
    options: GmcServiceRequestOptions,
  ): Promise<ConnectorDocument>;

  /** The connectors that may be seen: a page of those that match. */
  connectors(
    query: FleetQuery,
    options: GmcServiceRequestOptions,
  ): Promise<FleetDocument>;

  /** Whether a new connector can go to a place; the cluster itself is asked. */
  placement(
    cluster: string,
    place: { namespace: string; name: string },
    options: GmcServiceRequestOptions,
  ): Promise<PlacementDocument>;

  /** The connectors of an entity, now and at every change. */
  watchEntity(
    entityRef: string,
    options: GmcServiceWatchOptions,
  ): AsyncIterable<EntityConnectorsDocument>;

  /** One connector, now and at every change. */
  watchConnector(
    cluster: string,
    namespace: string,
    name: string,
    options: GmcServiceWatchOptions,
  ): AsyncIterable<ConnectorDocument>;

  /** A page of the fleet, now and at every change. */
  watchConnectors(
    query: FleetQuery,
    options: GmcServiceWatchOptions,
  ): AsyncIterable<FleetDocument>;
}
