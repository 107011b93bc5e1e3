import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type {
  ClustersDocument,
  ConnectorDocument,
  EntityConnectorsDocument,
  FleetDocument,
  FleetQuery,
  GmcApi,
  GmcRequestOptions,
  GmcWatchOptions,
  PlacementDocument,
} from '@opea/backstage-plugin-gmc-common';
import type {
  GmcService,
  GmcServiceRequestOptions,
  GmcServiceWatchOptions,
} from './GmcService';

/** Calls the API with a token for each call, on behalf of the credentials. */
export class DefaultGmcService implements GmcService {
  readonly #auth: AuthService;
  readonly #client: GmcApi;

  constructor(options: { auth: AuthService; client: GmcApi }) {
    this.#auth = options.auth;
    this.#client = options.client;
  }

  clusters(options: GmcServiceRequestOptions): Promise<ClustersDocument> {
    return this.#client.clusters(this.#request(options));
  }

  entityConnectors(
    entityRef: string,
    options: GmcServiceRequestOptions,
  ): Promise<EntityConnectorsDocument> {
    return this.#client.entityConnectors(entityRef, this.#request(options));
  }

  connector(
    cluster: string,
    namespace: string,
    name: string,
    options: GmcServiceRequestOptions,
  ): Promise<ConnectorDocument> {
    const request = this.#request(options);
    return this.#client.connector(cluster, namespace, name, request);
  }

  connectors(
    query: FleetQuery,
    options: GmcServiceRequestOptions,
  ): Promise<FleetDocument> {
    return this.#client.connectors(query, this.#request(options));
  }

  placement(
    cluster: string,
    place: { namespace: string; name: string },
    options: GmcServiceRequestOptions,
  ): Promise<PlacementDocument> {
    return this.#client.placement(cluster, place, this.#request(options));
  }

  watchEntity(
    entityRef: string,
    options: GmcServiceWatchOptions,
  ): AsyncIterable<EntityConnectorsDocument> {
    return this.#client.watchEntity(entityRef, this.#watch(options));
  }

  watchConnector(
    cluster: string,
    namespace: string,
    name: string,
    options: GmcServiceWatchOptions,
  ): AsyncIterable<ConnectorDocument> {
    const watch = this.#watch(options);
    return this.#client.watchConnector(cluster, namespace, name, watch);
  }

  watchConnectors(
    query: FleetQuery,
    options: GmcServiceWatchOptions,
  ): AsyncIterable<FleetDocument> {
    return this.#client.watchConnectors(query, this.#watch(options));
  }

  #watch(options: GmcServiceWatchOptions): GmcWatchOptions {
    const { signal, onInterruption } = options;
    return { ...this.#request(options), signal, onInterruption };
  }

  #request({
    credentials,
    signal,
  }: GmcServiceRequestOptions): GmcRequestOptions {
    return { token: () => this.#token(credentials), signal };
  }

  async #token(credentials: BackstageCredentials): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'gmc',
    });
    return token;
  }
}
