import {
  ClusterApiError,
  type CallOptions,
  type ClusterApi,
  type ClusterInfo,
  type ListOptions,
  type PatchOptions,
  type ProxyOptions,
  type ResourceList,
  type ResourcePath,
  type WatchEvent,
  type WatchOptions,
} from '@opea/backstage-plugin-gmc-node';
import type { Metrics, Tracing } from './telemetryServices';

/** What a cluster is asked. */
type Verb = 'list' | 'watch' | 'get' | 'patch' | 'proxy';

/** Counts what the clusters are asked, and traces what ends soon. */
export class ObservedClusterApi implements ClusterApi {
  readonly #api: ClusterApi;
  readonly #tracing: Tracing;
  readonly #requested: (cluster: string, verb: Verb, kind: string) => void;
  readonly #failed: (cluster: string, verb: Verb, error: unknown) => void;

  constructor(options: {
    api: ClusterApi;
    metrics: Metrics;
    tracing: Tracing;
  }) {
    const { api, metrics, tracing } = options;
    this.#api = api;
    this.#tracing = tracing;
    const requests = metrics.createCounter('gmc.cluster.requests', {
      description: 'Requests to clusters, by what is asked',
    });
    const failures = metrics.createCounter('gmc.cluster.failures', {
      description: 'Requests to clusters that failed or broke, by the reason',
    });
    this.#requested = (cluster, verb, kind) =>
      requests.add(1, { cluster, verb, kind });
    this.#failed = (cluster, verb, error) => {
      const reason = ClusterApiError.is(error) ? error.reason : 'failed';
      failures.add(1, { cluster, verb, reason });
    };
  }

  clusters(options?: CallOptions): Promise<ClusterInfo[]> {
    return this.#api.clusters(options);
  }

  list<T>(
    cluster: string,
    path: ResourcePath,
    options?: ListOptions,
  ): Promise<ResourceList<T>> {
    return this.#observe(cluster, 'list', path.plural, () =>
      this.#api.list<T>(cluster, path, options),
    );
  }

  async *watch<T>(
    cluster: string,
    path: ResourcePath,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    this.#requested(cluster, 'watch', path.plural);
    try {
      yield* this.#api.watch<T>(cluster, path, options);
    } catch (error) {
      // One that is no longer wanted did not fail.
      if (!options.signal?.aborted) {
        this.#failed(cluster, 'watch', error);
      }
      throw error;
    }
  }

  get<T>(
    cluster: string,
    path: ResourcePath,
    options?: CallOptions,
  ): Promise<T> {
    return this.#observe(cluster, 'get', path.plural, () =>
      this.#api.get<T>(cluster, path, options),
    );
  }

  patch<T>(
    cluster: string,
    path: ResourcePath,
    options: PatchOptions,
  ): Promise<T> {
    return this.#observe(cluster, 'patch', path.plural, () =>
      this.#api.patch<T>(cluster, path, options),
    );
  }

  proxy(
    cluster: string,
    path: string,
    options?: ProxyOptions,
  ): Promise<Response> {
    return this.#observe(cluster, 'proxy', kindOf(path), () =>
      this.#api.proxy(cluster, path, options),
    );
  }

  async #observe<T>(
    cluster: string,
    verb: Verb,
    kind: string,
    ask: () => Promise<T>,
  ): Promise<T> {
    this.#requested(cluster, verb, kind);
    try {
      return await this.#tracing.startActiveSpan(
        `gmc.cluster.${verb}`,
        {
          kind: 'client',
          attributes: { 'gmc.cluster': cluster, 'gmc.kind': kind },
        },
        ask,
      );
    } catch (error) {
      this.#failed(cluster, verb, error);
      throw error;
    }
  }
}

/** What a path is about, without the names in it, which would be too many. */
function kindOf(path: string): string {
  if (/\/pods\/[^/]+\/log(\?|$)/.test(path)) {
    return 'pods/log';
  }
  return /\/services\/[^/]+\/proxy(\/|$)/.test(path)
    ? 'services/proxy'
    : 'other';
}
