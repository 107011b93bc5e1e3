import {
  Agent as HttpAgent,
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { AnyApiServer } from './processes';
import { answer, type Exchange, type Fault } from './faults';

/** The token that clusters behind the proxy are configured with. */
export const PROXY_TOKEN = 'token-for-the-proxy';

/**
 * Stands in front of an API server and does wrong what it is told to do
 * wrong. It listens on loopback and speaks plain HTTP.
 */
export class FaultyProxy {
  /** Tokens that it takes for the API server's own. */
  readonly tokens = new Set([PROXY_TOKEN]);
  /** Path and query of all requests so far, also of those that it answers. */
  readonly requests: string[] = [];
  readonly #target: AnyApiServer;
  readonly #agent: HttpAgent;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #fault: Fault | undefined;
  #port = 0;

  private constructor(target: AnyApiServer) {
    this.#target = target;
    this.#agent = target.caData
      ? new HttpsAgent({
          ca: Buffer.from(target.caData, 'base64'),
          keepAlive: true,
        })
      : new HttpAgent({ keepAlive: true });
    this.#server = createServer((request, response) => {
      void this.#handle(request, response);
    });
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(target: AnyApiServer): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target);
    await proxy.#listen();
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Connections that somebody holds. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Does wrong from now on, beginning with an end to all that is open. */
  fail(fault: Fault): void {
    this.#fault = fault;
    this.cut();
  }

  /** Does right again. What it keeps open stays open. */
  mend(): void {
    this.#fault = undefined;
  }

  /** Breaks all connections off. */
  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  /** Is not there at all, until it listens again. */
  async close(): Promise<void> {
    const closed = new Promise(done => this.#server.close(done));
    this.cut();
    await closed;
  }

  async listenAgain(): Promise<void> {
    await this.#listen();
  }

  async stop(): Promise<void> {
    if (this.#server.listening) {
      await this.close();
    }
    this.#agent.destroy();
  }

  async #listen(): Promise<void> {
    await new Promise<void>(done =>
      this.#server.listen(this.#port, '127.0.0.1', done),
    );
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = request.url ?? '/';
    this.requests.push(url);
    response.on('error', () => {});
    const exchange: Exchange = {
      url,
      isWatch: new URL(url, this.url).searchParams.get('watch') === 'true',
      response,
      changes: {},
    };
    if (await this.#fault?.(exchange)) {
      return;
    }
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    if (!token || !this.tokens.has(token)) {
      answer(response, 401, {
        reason: 'Unauthorized',
        message: 'Unauthorized',
      });
      return;
    }
    this.#passOn(request, exchange);
  }

  #passOn(request: IncomingMessage, { response, changes }: Exchange): void {
    const ask = this.#target.caData ? httpsRequest : httpRequest;
    const upstream = ask(
      new URL(request.url ?? '/', this.#target.url),
      {
        agent: this.#agent,
        method: request.method,
        headers: {
          ...request.headers,
          authorization: `Bearer ${this.#target.token}`,
        },
      },
      answered => {
        response.writeHead(answered.statusCode ?? 502, {
          ...answered.headers,
          ...changes.headers,
        });
        response.flushHeaders();
        answered.pipe(response);
        answered.on('error', () => response.destroy());
        answered.on('close', () => {
          if (!answered.complete) {
            response.destroy();
          }
        });
      },
    );
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  }
}
