import { InputError, ResponseError } from '@backstage/errors';
import type {
  ClustersDocument,
  ConnectorDocument,
  EntityConnectorsDocument,
  FleetDocument,
  PlacementDocument,
} from './documents';
import type { FleetQuery } from './fleetQuery';
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

/** Where a document is, and where its changes are. */
interface WatchedPaths {
  document: string;
  stream: string;
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
      entityPaths(entityRef).document,
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
      connectorPaths(cluster, namespace, name).document,
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

  /** {@inheritDoc GmcApi.connectors} */
  async connectors(
    query: FleetQuery,
    options?: GmcRequestOptions,
  ): Promise<FleetDocument> {
    return this.#get<FleetDocument>(fleetPaths(query).document, options);
  }

  /** {@inheritDoc GmcApi.watchEntity} */
  watchEntity(
    entityRef: string,
    options: GmcWatchOptions,
  ): AsyncIterable<EntityConnectorsDocument> {
    return this.#watch(() => entityPaths(entityRef), options);
  }

  /** {@inheritDoc GmcApi.watchConnector} */
  watchConnector(
    cluster: string,
    namespace: string,
    name: string,
    options: GmcWatchOptions,
  ): AsyncIterable<ConnectorDocument> {
    return this.#watch(() => connectorPaths(cluster, namespace, name), options);
  }

  /** {@inheritDoc GmcApi.watchConnectors} */
  watchConnectors(
    query: FleetQuery,
    options: GmcWatchOptions,
  ): AsyncIterable<FleetDocument> {
    return this.#watch(() => fleetPaths(query), options);
  }

  /** Paths that can't be made are the iteration's error, not the call's. */
  #watch<T extends { schemaVersion: number }>(
    paths: () => WatchedPaths,
    { token, signal, onInterruption }: GmcWatchOptions,
  ): AsyncIterable<T> {
    return watchDocuments<T>({
      openStream: async until =>
        this.#request(
          paths().stream,
          { token, signal: until },
          { headers: { Accept: 'text/event-stream' } },
        ),
      poll: this.#poller<T>(paths, token),
      parse: data => readDocument<T>(JSON.parse(data)),
      signal,
      onInterruption,
      timing: this.#timing,
    });
  }

  /** Asks again and again, and is not sent what it has already. */
  #poller<T extends { schemaVersion: number }>(
    paths: () => WatchedPaths,
    token: GmcRequestOptions['token'],
  ): (signal: AbortSignal) => Promise<T> {
    let last: { tag: string; document: T } | undefined;
    return async signal => {
      const response = await this.#request(
        paths().document,
        { token, signal },
        last && { headers: { 'If-None-Match': last.tag } },
      );
      if (response.status === 304 && last) {
        return last.document;
      }
      const document = readDocument<T>(await response.json());
      // Across origins the tag may be hidden: then the browser's own cache
      // does the same.
      const tag = response.headers.get('ETag');
      last = tag ? { tag, document } : undefined;
      return document;
    };
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
    const token = await toToken(options?.token);
    if (token) {
      headers.set('Authorization', `Bearer ${token}`);
    }
    const response = await this.#fetchApi.fetch(`${baseUrl}${pathname}`, {
      ...init,
      headers,
      signal: options?.signal,
    });
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

async function toToken(
  token: GmcRequestOptions['token'],
): Promise<string | undefined> {
  return typeof token === 'function' ? token() : token;
}

function path(...segments: string[]): string {
  return `/v1/${segments.map(encodeURIComponent).join('/')}`;
}

/** Repeats the key for each value of a filter; leaves out what is not set. */
function toQueryString(query: FleetQuery): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== '') {
        search.append(key, String(each));
      }
    }
  }
  return search.size > 0 ? `?${search}` : '';
}

function fleetPaths(query: FleetQuery): WatchedPaths {
  const search = toQueryString(query);
  return {
    document: `/v1/connectors${search}`,
    stream: `/v1/connectors/stream${search}`,
  };
}

function connectorPaths(
  cluster: string,
  namespace: string,
  name: string,
): WatchedPaths {
  const document = path(
    'clusters',
    cluster,
    'namespaces',
    namespace,
    'connectors',
    name,
  );
  return { document, stream: `${document}/stream` };
}

function entityPaths(entityRef: string): WatchedPaths {
  const parts = ENTITY_REF.exec(entityRef);
  if (!parts) {
    throw new InputError(
      `'${entityRef}' is not a full entity reference, kind:namespace/name`,
    );
  }
  const entity = path('entities', ...parts.slice(1));
  return { document: `${entity}/connectors`, stream: `${entity}/stream` };
}
