import { InputError, ResponseError } from '@backstage/errors';
import type {
  ClustersDocument,
  ConnectorDocument,
  EntityConnectorsDocument,
  PlacementDocument,
} from './documents';
import type { GmcApi, GmcRequestOptions, GmcWatchOptions } from './GmcApi';
import { readDocument } from './readDocument';
import { defaultWatchTiming, watchDocuments } from './watchDocuments';
import type { WatchTiming } from './watchDocuments';

/**
 * What a {@link GmcClient} needs. Backstage's `discoveryApi` and `fetchApi`
 * fit, and so do a backend's discovery service and `{ fetch }`.
 *
 * @public
 */
export interface GmcClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
  /** How patient a watch is, in milliseconds; the defaults suit a browser. */
  timing?: Partial<WatchTiming>;
}

const ENTITY_REF = /^([^:/\s]+):([^:/\s]+)\/([^:/\s]+)$/;

/**
 * Talks to gmc-backend, from browsers and from other backends.
 *
 * @public
 */
export class GmcClient implements GmcApi {
  readonly #discoveryApi: GmcClientOptions['discoveryApi'];
  readonly #fetchApi: GmcClientOptions['fetchApi'];
  readonly #timing: WatchTiming;

  constructor(options: GmcClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
    this.#timing = { ...defaultWatchTiming, ...options.timing };
  }

  /** {@inheritDoc GmcApi.clusters} */
  async clusters(options?: GmcRequestOptions): Promise<ClustersDocument> {
    return this.#get<ClustersDocument>('/v1/clusters', options);
  }

  /** {@inheritDoc GmcApi.entityConnectors} */
  async entityConnectors(
    entityRef: string,
    options?: GmcRequestOptions,
  ): Promise<EntityConnectorsDocument> {
    return this.#get<EntityConnectorsDocument>(
      `${entityPath(entityRef)}/connectors`,
      options,
    );
  }

  /** {@inheritDoc GmcApi.connector} */
  async connector(
    cluster: string,
    namespace: string,
    name: string,
    options?: GmcRequestOptions,
  ): Promise<ConnectorDocument> {
    return this.#get<ConnectorDocument>(
      path('clusters', cluster, 'namespaces', namespace, 'connectors', name),
      options,
    );
  }

  /** {@inheritDoc GmcApi.placement} */
  async placement(
    cluster: string,
    place: { namespace: string; name: string },
    options?: GmcRequestOptions,
  ): Promise<PlacementDocument> {
    const response = await this.#request(
      path('clusters', cluster, 'placement'),
      options,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ namespace: place.namespace, name: place.name }),
      },
    );
    return readDocument<PlacementDocument>(await response.json());
  }

  /** {@inheritDoc GmcApi.watchEntity} */
  watchEntity(
    entityRef: string,
    options: GmcWatchOptions,
  ): AsyncIterable<EntityConnectorsDocument> {
    const { token } = options;
    return watchDocuments<EntityConnectorsDocument>({
      openStream: signal =>
        this.#request(
          `${entityPath(entityRef)}/stream`,
          { token, signal },
          { headers: { Accept: 'text/event-stream' } },
        ),
      poll: signal => this.entityConnectors(entityRef, { token, signal }),
      parse: data => readDocument<EntityConnectorsDocument>(JSON.parse(data)),
      signal: options.signal,
      onInterruption: options.onInterruption,
      timing: this.#timing,
    });
  }

  async #get<T extends { schemaVersion: number }>(
    pathname: string,
    options: GmcRequestOptions | undefined,
  ): Promise<T> {
    const response = await this.#request(pathname, options);
    return readDocument<T>(await response.json());
  }

  async #request(
    pathname: string,
    options: GmcRequestOptions | undefined,
    init: RequestInit = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('gmc');
    const headers = new Headers(init.headers);
    if (!headers.has('Accept')) {
      headers.set('Accept', 'application/json');
    }
    if (options?.token) {
      headers.set('Authorization', `Bearer ${options.token}`);
    }
    const response = await this.#fetchApi.fetch(`${baseUrl}${pathname}`, {
      ...init,
      headers,
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function path(...segments: string[]): string {
  return `/v1/${segments.map(encodeURIComponent).join('/')}`;
}

function entityPath(entityRef: string): string {
  const parts = ENTITY_REF.exec(entityRef);
  if (!parts) {
    throw new InputError(
      `'${entityRef}' is not a full entity reference, kind:namespace/name`,
    );
  }
  return path('entities', ...parts.slice(1));
}
