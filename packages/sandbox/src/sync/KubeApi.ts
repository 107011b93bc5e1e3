import { once } from 'node:events';
import { IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Manifest } from './readManifests';

/** Where an API server is, and how to be let in. */
export interface KubeApiOptions {
  kubeUrl: string;
  token: string;
  /** The certificate authority of an `https:` address, as PEM. */
  ca?: string;
  /** Ends requests that are on their way. */
  signal?: AbortSignal;
}

/** A request that the API server refused, in its own words. */
export class KubeRefusal extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
    this.name = 'KubeRefusal';
  }
}

interface ApiResource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/** The few requests to an API server that bringing manifests into it takes. */
export class KubeApi {
  readonly #options: KubeApiOptions;
  readonly #resources = new Map<string, ApiResource[]>();

  constructor(options: KubeApiOptions) {
    this.#options = options;
  }

  /** The object as it is in the cluster. */
  async get(manifest: Manifest): Promise<Manifest | undefined> {
    try {
      return (await this.#request(
        'GET',
        await this.#path(manifest),
      )) as Manifest;
    } catch (error) {
      if (error instanceof KubeRefusal && error.status === 404)
        return undefined;
      throw error;
    }
  }

  /** Server-side apply, taking over the fields that somebody else has set. */
  async apply(manifest: Manifest, fieldManager: string): Promise<void> {
    const path = await this.#path(manifest);
    const query = new URLSearchParams({ fieldManager, force: 'true' });
    await this.#request('PATCH', `${path}?${query}`, manifest);
  }

  /** The objects of a kind, in all namespaces, that carry a label. */
  async list(
    apiVersion: string,
    kind: string,
    label: string,
  ): Promise<Manifest[]> {
    const { name } = await this.#resource(apiVersion, kind);
    const query = new URLSearchParams({ labelSelector: label });
    const list = (await this.#request(
      'GET',
      `${groupPath(apiVersion)}/${name}?${query}`,
    )) as { items: Manifest[] };
    // The API server leaves both out of a list's items.
    return list.items.map(item => ({ ...item, apiVersion, kind }));
  }

  async delete(manifest: Manifest): Promise<void> {
    // Not another one that has the same name by now.
    const { uid } = manifest.metadata;
    const body = uid ? { preconditions: { uid } } : undefined;
    await this.#request('DELETE', await this.#path(manifest), body);
  }

  async #path({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    const resource = await this.#resource(apiVersion, kind);
    if (resource.namespaced && !metadata.namespace) {
      throw new KubeRefusal(400, `${kind} ${metadata.name} has no namespace`);
    }
    return [
      groupPath(apiVersion),
      ...(resource.namespaced
        ? ['namespaces', encodeURIComponent(metadata.namespace ?? '')]
        : []),
      resource.name,
      encodeURIComponent(metadata.name),
    ].join('/');
  }

  async #resource(apiVersion: string, kind: string): Promise<ApiResource> {
    const known = this.#resources.get(apiVersion);
    const resources = known ?? (await this.#discover(apiVersion));
    const resource = resources.find(
      candidate => candidate.kind === kind && !candidate.name.includes('/'),
    );
    if (!resource) {
      throw new KubeRefusal(404, `The cluster has no ${kind} of ${apiVersion}`);
    }
    this.#resources.set(apiVersion, resources);
    return resource;
  }

  async #discover(apiVersion: string): Promise<ApiResource[]> {
    const list = (await this.#request('GET', groupPath(apiVersion))) as {
      resources: ApiResource[];
    };
    return list.resources;
  }

  async #request(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    const { kubeUrl, token, ca, signal } = this.#options;
    const url = new URL(path, kubeUrl);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const req = send(url, {
      method,
      ca,
      signal,
      timeout: 15_000,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        // JSON is YAML too.
        'Content-Type':
          method === 'PATCH'
            ? 'application/apply-patch+yaml'
            : 'application/json',
      },
    });
    req.once('timeout', () =>
      req.destroy(new Error('The API server did not answer in 15 s')),
    );
    req.end(body === undefined ? undefined : JSON.stringify(body));
    const [res] = (await once(req, 'response')) as [IncomingMessage];
    const text = Buffer.concat(await res.toArray()).toString();
    const status = res.statusCode ?? 0;
    if (status < 200 || status > 299) {
      throw new KubeRefusal(
        status,
        messageOf(text) ?? `HTTP ${status}: ${text}`,
      );
    }
    return JSON.parse(text);
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}

/** The sentence of a Status document. */
function messageOf(text: string): string | undefined {
  try {
    return JSON.parse(text).message;
  } catch {
    return undefined;
  }
}
