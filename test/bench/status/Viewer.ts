import {
  GmcClient,
  type EntityConnectorsDocument,
  type Verdict,
} from '@opea/backstage-plugin-gmc-common';
import type { TestBackend } from '../../backend/TestBackend';

const LIMIT_MS = 20_000;

/** An open tab: the client that the frontend uses, and its stream. */
export class Viewer {
  readonly #closed = new AbortController();
  readonly #listeners = new Set<(verdict: Verdict) => void>();
  #latest: Verdict | undefined;

  /** Resolves with the first document. */
  static async open(
    backend: TestBackend,
    token: string,
    entityRef: string,
  ): Promise<Viewer> {
    const viewer = new Viewer();
    void viewer.#follow(backend, token, entityRef);
    await viewer.seen(() => true);
    return viewer;
  }

  close(): void {
    this.#closed.abort();
  }

  /** Resolves when a document is there of which that is true. */
  seen(isIt: (verdict: Verdict) => boolean): Promise<void> {
    if (this.#latest && isIt(this.#latest)) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new Error(`Not seen; last was ${JSON.stringify(this.#latest)}`),
          ),
        LIMIT_MS,
      );
      const listener = (verdict: Verdict) => {
        if (isIt(verdict)) {
          clearTimeout(timer);
          this.#listeners.delete(listener);
          resolve();
        }
      };
      this.#listeners.add(listener);
    });
  }

  async #follow(
    backend: TestBackend,
    token: string,
    entityRef: string,
  ): Promise<void> {
    const client = new GmcClient({
      discoveryApi: { getBaseUrl: async () => `${backend.url}/api/gmc` },
      fetchApi: { fetch },
    });
    const { signal } = this.#closed;
    for await (const document of client.watchEntity(entityRef, {
      token,
      signal,
    })) {
      this.#tell(document);
    }
  }

  #tell({ connectors }: EntityConnectorsDocument): void {
    const [connector] = connectors;
    if (connector) {
      this.#latest = connector.verdict;
      for (const listener of [...this.#listeners]) {
        listener(connector.verdict);
      }
    }
  }
}
