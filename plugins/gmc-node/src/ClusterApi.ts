/**
 * A cluster as the Kubernetes plugin knows it.
 *
 * @public
 */
export interface ClusterInfo {
  /** The name that the other methods take. */
  name: string;
  title?: string;
  /** Set where the backend can't authenticate by itself, with the reason. */
  unsupported?: string;
  /** Another text when the way in has changed, as far as that can be told. */
  access?: string;
}

/**
 * Names a resource of the Kubernetes API: a collection, or one object of it.
 *
 * @public
 */
export interface ResourcePath {
  /** Undefined for the core group. */
  group?: string;
  version: string;
  plural: string;
  /** Undefined for cluster-scoped resources, and to span all namespaces. */
  namespace?: string;
  name?: string;
  /** `log`, `status`, `scale`; asks for a `name`. */
  subresource?: string;
}

/**
 * What every call takes beside its resource.
 *
 * @public
 */
export interface CallOptions {
  signal?: AbortSignal;
}

/**
 * One page of a collection. Pass `continueToken` on for the next one.
 *
 * @public
 */
export interface ListOptions extends CallOptions {
  /** Objects per page. */
  limit?: number;
  continueToken?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

/**
 * A page of objects, and where a watch that continues it begins.
 *
 * @public
 */
export interface ResourceList<T> {
  items: T[];
  resourceVersion: string;
  continueToken?: string;
  /** What the API server's clock said, if it is known. */
  serverTime?: Date;
}

/** @public */
export interface WatchOptions extends CallOptions {
  /**
   * The version that the watch continues from. Without one it begins with all
   * that is there: an `ADDED` for each object, then a `BOOKMARK` with the
   * annotation `k8s.io/initial-events-end`. Not every API server can do that;
   * those that can't reject with the status 400 or 422.
   */
  resourceVersion?: string;
  /** After how long the API server ends the watch. Keep it below 300. */
  timeoutSeconds: number;
  /**
   * Called once the API server has taken the watch up, if quietly.
   *
   * @param serverTime - what its clock said, if it is known
   */
  onOpen?(serverTime?: Date): void;
}

/**
 * One line of a watch. A `BOOKMARK` carries nothing but its
 * `metadata.resourceVersion`, and maybe annotations.
 *
 * @public
 */
export interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
}

/** @public */
export interface PatchOptions extends CallOptions {
  body: unknown;
  contentType:
    | 'application/merge-patch+json'
    | 'application/strategic-merge-patch+json'
    | 'application/json-patch+json'
    | 'application/apply-patch+yaml';
  /** The field manager, needed by server-side apply. */
  fieldManager?: string;
  force?: boolean;
  /** Validates and answers without storing anything. */
  dryRun?: boolean;
}

/** @public */
export interface ProxyOptions extends CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/**
 * Access to the clusters with the backend's own rights there. Callers ask for
 * the user's permission before they use it.
 *
 * Failures reject with {@link ClusterApiError}, whose `reason` tells an
 * unreachable cluster from one that refuses.
 *
 * @public
 */
export interface ClusterApi {
  clusters(options?: CallOptions): Promise<ClusterInfo[]>;
  list<T>(
    cluster: string,
    path: ResourcePath,
    options?: ListOptions,
  ): Promise<ResourceList<T>>;
  /**
   * Ends when the API server ends the watch, and rejects when it breaks.
   * An outdated `resourceVersion` rejects with the reason `expired`.
   */
  watch<T>(
    cluster: string,
    path: ResourcePath,
    options: WatchOptions,
  ): AsyncIterable<WatchEvent<T>>;
  get<T>(
    cluster: string,
    path: ResourcePath,
    options?: CallOptions,
  ): Promise<T>;
  patch<T>(
    cluster: string,
    path: ResourcePath,
    options: PatchOptions,
  ): Promise<T>;
  /**
   * Any other request. The path begins with a slash and is sent as it is:
   * whoever builds it encodes its segments. An answer of the API server that
   * is not 2xx is returned, not thrown; an unreachable cluster is thrown.
   */
  proxy(
    cluster: string,
    path: string,
    options?: ProxyOptions,
  ): Promise<Response>;
}
