import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
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
import * as z from 'zod';
import { readLines } from './readLines';
import { resourceUrl } from './resourceUrl';
import {
  fromStatus,
  statusSchema,
  toClusterApiError,
} from './toClusterApiError';

const clustersSchema = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      title: z.string().optional(),
      authProvider: z.string().optional(),
    }),
  ),
});

/** Their tokens exist only in the browser of a user who signed in there. */
const BROWSER_AUTH_PROVIDERS = new Set(['oidc', 'google', 'aks']);

interface ListBody<T> {
  metadata?: { resourceVersion?: string; continue?: string };
  items?: T[];
}

/**
 * The clusters of the Kubernetes plugin's own configuration, through its
 * proxy, with the credentials it has for them and our service token for it.
 */
export class KubernetesPluginClusterApi implements ClusterApi {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async clusters(options: CallOptions = {}): Promise<ClusterInfo[]> {
    const response = await this.#fetch('', '/clusters', options);
    if (response.status === 404) {
      // A plugin that has no configuration does not come up.
      throw new ClusterApiError(
        'failed',
        '',
        "the Kubernetes plugin does not answer. Is it installed, and is 'kubernetes.clusterLocatorMethods' configured?",
      );
    }
    if (!response.ok) {
      throw await toClusterApiError('', response);
    }
    const { items } = clustersSchema.parse(await response.json());
    return items.map(({ name, title, authProvider }) => ({
      name,
      title,
      unsupported:
        authProvider && BROWSER_AUTH_PROVIDERS.has(authProvider)
          ? `Its auth provider '${authProvider}' gives tokens to browsers only`
          : undefined,
    }));
  }

  async list<T>(
    cluster: string,
    path: ResourcePath,
    options: ListOptions = {},
  ): Promise<ResourceList<T>> {
    const { limit, continueToken, labelSelector, fieldSelector } = options;
    const url = resourceUrl(path, {
      limit: limit?.toString(),
      continue: continueToken,
      labelSelector,
      fieldSelector,
    });
    const body = await this.#json<ListBody<T>>(cluster, url, options);
    return {
      items: body.items ?? [],
      resourceVersion: body.metadata?.resourceVersion ?? '',
      continueToken: body.metadata?.continue || undefined,
    };
  }

  async *watch<T>(
    cluster: string,
    path: ResourcePath,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    const url = resourceUrl(path, {
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: options.resourceVersion,
      timeoutSeconds: String(options.timeoutSeconds),
    });
    const response = await this.proxy(cluster, url, options);
    if (!response.ok) {
      throw await toClusterApiError(cluster, response);
    }
    options.onOpen?.();
    if (!response.body) {
      return;
    }
    try {
      for await (const line of readLines(response.body)) {
        yield readEvent<T>(cluster, line);
      }
    } catch (error) {
      options.signal?.throwIfAborted();
      throw ClusterApiError.is(error) ? error : brokenOff(cluster, error);
    }
  }

  get<T>(
    cluster: string,
    path: ResourcePath,
    options: CallOptions = {},
  ): Promise<T> {
    return this.#json<T>(cluster, resourceUrl(path), options);
  }

  patch<T>(
    cluster: string,
    path: ResourcePath,
    options: PatchOptions,
  ): Promise<T> {
    const { body, contentType, fieldManager, force, dryRun } = options;
    const url = resourceUrl(path, {
      fieldManager,
      force: force ? 'true' : undefined,
      dryRun: dryRun ? 'All' : undefined,
    });
    return this.#json<T>(cluster, url, {
      method: 'PATCH',
      headers: { 'Content-Type': contentType },
      body: JSON.stringify(body),
      signal: options.signal,
    });
  }

  async proxy(
    cluster: string,
    path: string,
    options: ProxyOptions = {},
  ): Promise<Response> {
    const response = await this.#fetch(cluster, `/proxy${path}`, {
      ...options,
      headers: {
        ...options.headers,
        'Backstage-Kubernetes-Cluster': cluster,
        // Compression in front of the proxy would hold a stream back.
        'Accept-Encoding': 'identity',
      },
    });
    if (response.status === 500) {
      const error = await toClusterApiError(cluster, response.clone());
      if (error.reason === 'unreachable') {
        throw error;
      }
    }
    return response;
  }

  async #json<T>(
    cluster: string,
    path: string,
    options: ProxyOptions,
  ): Promise<T> {
    const response = await this.proxy(cluster, path, options);
    if (!response.ok) {
      throw await toClusterApiError(cluster, response);
    }
    try {
      return (await response.json()) as T;
    } catch (error) {
      options.signal?.throwIfAborted();
      throw brokenOff(cluster, error);
    }
  }

  async #fetch(
    cluster: string,
    path: string,
    options: ProxyOptions,
  ): Promise<Response> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    const baseUrl = await this.#discovery.getBaseUrl('kubernetes');
    try {
      return await fetch(`${baseUrl}${path}`, {
        ...options,
        headers: { ...options.headers, Authorization: `Bearer ${token}` },
      });
    } catch (error) {
      options.signal?.throwIfAborted();
      throw new ClusterApiError(
        'failed',
        cluster,
        `Backstage's Kubernetes plugin does not answer: ${causeOf(error)}`,
        { cause: error },
      );
    }
  }
}

/** An answer that ended in its middle: the cluster's end of it is gone. */
function brokenOff(cluster: string, error: unknown): ClusterApiError {
  return new ClusterApiError(
    'unreachable',
    cluster,
    `The answer broke off: ${causeOf(error)}`,
    { cause: error },
  );
}

function readEvent<T>(cluster: string, line: string): WatchEvent<T> {
  const event = JSON.parse(line) as { type: string; object: unknown };
  if (event.type === 'ERROR') {
    const status = statusSchema.safeParse(event.object);
    throw fromStatus(
      cluster,
      status.success ? status.data : { kind: 'Status' },
      500,
    );
  }
  return event as WatchEvent<T>;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause instanceof Error ? error.cause.message : error.message;
}
