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
import { readEvent, readList, readObject } from './readAnswer';
import { LineTooLongError, readLines } from './readLines';
import { readText } from './readText';
import { resourceUrl } from './resourceUrl';
import { toClusterApiError } from './toClusterApiError';

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

/** A page of 500 objects has 10 MiB where they are large. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

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
      access: authProvider,
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
    const { text, serverTime } = await this.#text(cluster, url, options);
    return { ...readList<T>(cluster, text), serverTime };
  }

  async *watch<T>(
    cluster: string,
    path: ResourcePath,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    const url = resourceUrl(path, {
      watch: 'true',
      allowWatchBookmarks: 'true',
      ...(options.resourceVersion === undefined
        ? { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' }
        : { resourceVersion: options.resourceVersion }),
      timeoutSeconds: String(options.timeoutSeconds),
    });
    const response = await this.proxy(cluster, url, options);
    if (!response.ok) {
      throw await toClusterApiError(cluster, response);
    }
    options.onOpen?.(serverTimeOf(response));
    if (!response.body) {
      return;
    }
    try {
      yield* readLines(response.body, line => readEvent<T>(cluster, line));
    } catch (error) {
      options.signal?.throwIfAborted();
      throw toReadError(cluster, error);
    }
  }

  async get<T>(
    cluster: string,
    path: ResourcePath,
    options: CallOptions = {},
  ): Promise<T> {
    const { text } = await this.#text(cluster, resourceUrl(path), options);
    return readObject<T>(cluster, text);
  }

  async patch<T>(
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
    const { text } = await this.#text(cluster, url, {
      method: 'PATCH',
      headers: { 'Content-Type': contentType },
      body: JSON.stringify(body),
      signal: options.signal,
    });
    return readObject<T>(cluster, text);
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

  /** The text of an answer that is 2xx. */
  async #text(
    cluster: string,
    path: string,
    options: ProxyOptions,
  ): Promise<{ text: string; serverTime?: Date }> {
    const response = await this.proxy(cluster, path, options);
    if (!response.ok) {
      throw await toClusterApiError(cluster, response);
    }
    try {
      const { text, isComplete } = await readText(response, MAX_ANSWER_BYTES);
      if (!isComplete) {
        throw new ClusterApiError(
          'failed',
          cluster,
          `The answer is longer than ${MAX_ANSWER_BYTES} bytes`,
        );
      }
      return { text, serverTime: serverTimeOf(response) };
    } catch (error) {
      options.signal?.throwIfAborted();
      throw toReadError(cluster, error);
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

/** Why an answer could not be read to its end. */
function toReadError(cluster: string, error: unknown): ClusterApiError {
  if (ClusterApiError.is(error)) {
    return error;
  }
  if (error instanceof LineTooLongError) {
    return new ClusterApiError('failed', cluster, error.message, {
      cause: error,
    });
  }
  // It ended in its middle: the cluster's end of it is gone.
  return new ClusterApiError(
    'unreachable',
    cluster,
    `The answer broke off: ${causeOf(error)}`,
    { cause: error },
  );
}

/** The proxy passes the API server's own header on. */
function serverTimeOf({ headers }: Response): Date | undefined {
  const time = new Date(headers.get('date') ?? '');
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.cause instanceof Error ? error.cause.message : error.message;
}
