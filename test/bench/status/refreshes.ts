import type { Entity } from '@backstage/catalog-model';
import type { TestBackend } from '../../backend/TestBackend';

/** What one refresh of a tab took. */
export interface Refresh {
  milliseconds: number;
  /** Of the bodies of its answers, unpacked. */
  bytes: number;
}

/** A reader who is signed in. */
export class Reader {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(backend: TestBackend): Promise<Reader> {
    return new Reader(backend.url, await backend.userToken());
  }

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  /** Sends one request after the other, and reads what each answers. */
  async refresh(...requests: [path: string, init?: RequestInit][]) {
    const began = performance.now();
    let bytes = 0;
    let etag: string | undefined;
    for (const [path, init] of requests) {
      const response = await fetch(`${this.url}${path}`, {
        ...init,
        headers: { ...this.headers, ...init?.headers },
      });
      const text = await response.text();
      if (response.status === 200) {
        JSON.parse(text);
      } else if (response.status !== 304) {
        throw new Error(`${path}: ${response.status} ${text.slice(0, 500)}`);
      }
      bytes += Buffer.byteLength(text);
      etag = response.headers.get('etag') ?? undefined;
    }
    return { milliseconds: performance.now() - began, bytes, etag };
  }
}

export const CONNECTORS_PATH =
  '/api/gmc/v1/entities/component/default/chatqna/connectors';

/** What our tab asks for where it can't have a stream. */
export function ours(reader: Reader, etag?: string) {
  const headers = etag === undefined ? undefined : { 'if-none-match': etag };
  return reader.refresh([CONNECTORS_PATH, { headers }]);
}

/**
 * What the Kubernetes plugin's tab asks for every ten seconds: which clusters
 * want a credential of the user's, and then all objects.
 */
export function peers(reader: Reader, entity: Entity) {
  const { name } = entity.metadata;
  return reader.refresh(
    ['/api/kubernetes/clusters'],
    [
      `/api/kubernetes/services/${name}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ entity, auth: {} }),
      },
    ],
  );
}
