import { KubeClient, KubeError } from '../operator/KubeClient';
import { Manifest } from './readManifests';

interface ApiResource {
  name: string;
  kind: string;
  namespaced: boolean;
}

/** A cluster as somebody sees it who brings manifests to it, of any kind. */
export class KubeApi {
  readonly #client: KubeClient;
  readonly #resources = new Map<string, ApiResource[]>();

  constructor(client: KubeClient) {
    this.#client = client;
  }

  /** The object as it is in the cluster. */
  async get(manifest: Manifest): Promise<Manifest | undefined> {
    return this.#client.find<Manifest>(await this.#path(manifest));
  }

  /** Server-side apply, taking over the fields that somebody else has set. */
  async apply(manifest: Manifest, fieldManager: string): Promise<void> {
    const path = await this.#path(manifest);
    const query = new URLSearchParams({ fieldManager, force: 'true' });
    // JSON is YAML too.
    const type = 'application/apply-patch+yaml';
    await this.#client.patch(`${path}?${query}`, manifest, type);
  }

  /** The objects of a kind, in all namespaces, that carry a label. */
  async list(
    apiVersion: string,
    kind: string,
    label: string,
  ): Promise<Manifest[]> {
    const { name } = await this.#resource(apiVersion, kind);
    const query = new URLSearchParams({ labelSelector: label });
    const { items } = await this.#client.get<{ items: Manifest[] }>(
      `${groupPath(apiVersion)}/${name}?${query}`,
    );
    // The API server leaves both out of a list's items.
    return items.map(item => ({ ...item, apiVersion, kind }));
  }

  async delete(manifest: Manifest): Promise<void> {
    await this.#client.delete(await this.#path(manifest));
  }

  async #path({ apiVersion, kind, metadata }: Manifest): Promise<string> {
    const resource = await this.#resource(apiVersion, kind);
    if (resource.namespaced && !metadata.namespace) {
      throw new KubeError(400, 'BadRequest', 'it has no namespace');
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
    const resources =
      this.#resources.get(apiVersion) ?? (await this.#discover(apiVersion));
    const resource = resources.find(
      candidate => candidate.kind === kind && !candidate.name.includes('/'),
    );
    if (!resource) {
      throw new KubeError(
        404,
        'NotFound',
        `the cluster has no ${kind} of ${apiVersion}`,
      );
    }
    // Kept only now: a kind that is missing may be added later.
    this.#resources.set(apiVersion, resources);
    return resource;
  }

  async #discover(apiVersion: string): Promise<ApiResource[]> {
    const path = groupPath(apiVersion);
    const { resources } = await this.#client.get<{ resources: ApiResource[] }>(
      path,
    );
    return resources;
  }
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
}
