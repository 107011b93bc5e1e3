import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { startCluster, type Cluster } from '@opea/backstage-sandbox';

/**
 * The sandbox's cluster behind what `kubectl proxy` is: nobody has to sign in.
 * The catalog tells where a cluster is, but no secret that opens it.
 */
export class KubectlProxy {
  readonly cluster: Cluster;
  readonly #server: Server;
  readonly #open = new Set<ServerResponse>();

  static async start(): Promise<KubectlProxy> {
    const cluster = await startCluster({ port: 0, token: 'sandbox' });
    const proxy = new KubectlProxy(cluster);
    await new Promise<void>(done => proxy.#server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  private constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.#server = createServer((request, response) =>
      this.#passOn(request, response),
    );
  }

  /** Requests that somebody waits for, watches most of all. */
  get requests(): number {
    return this.#open.size;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(done => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
    await this.cluster.stop();
  }

  #passOn(request: IncomingMessage, response: ServerResponse): void {
    const { url, token } = this.cluster;
    const upstream = httpRequest(new URL(request.url ?? '/', url), {
      method: request.method,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
    });
    upstream.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    this.#open.add(response);
    response.on('close', () => {
      this.#open.delete(response);
      upstream.destroy();
    });
    request.pipe(upstream);
  }
}
