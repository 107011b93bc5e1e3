import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that reached a microservice. */
export interface Call {
  service: string;
  path?: string;
  authorization?: string;
  body: Record<string, unknown>;
}

/** What a microservice answers with, where that is out of the ordinary. */
export interface Reply {
  status?: number;
  type: string;
  body: string | Buffer;
}

/**
 * Stands for a microservice: notes each call, and answers with an object that
 * tells who has answered so far. Asked to stream, it answers in OPEA's way.
 */
export class StubMicroservice {
  /** Given instead of the ordinary answer. */
  reply?: Reply;

  /** @param calls - where calls are noted, in the order of their coming */
  static async start(name: string, calls: Call[]): Promise<StubMicroservice> {
    const stub = new StubMicroservice(name, calls);
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  readonly #server: Server;

  private constructor(
    private readonly name: string,
    private readonly calls: Call[],
  ) {
    this.#server = createServer((request, response) => {
      this.answer(request, response).catch(error => response.destroy(error));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks = await request.toArray();
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const { url: path, headers } = request;
    const { authorization } = headers;
    this.calls.push({ service: this.name, path, authorization, body });
    const { status = 200, type, body: text } = this.reply ?? this.usual(body);
    response.writeHead(status, { 'content-type': type }).end(text);
  }

  private usual(body: Call['body']): Reply {
    if (body.stream === true) {
      const words = ['data: b"from"', `data: b" ${this.name}"`, 'data: [DONE]'];
      const text = words.map(word => `${word}\n\n`).join('');
      return { type: 'text/event-stream', body: text };
    }
    const seen = Object.entries(body).filter(([key]) => key.startsWith('by '));
    const reply = { ...Object.fromEntries(seen), [`by ${this.name}`]: true };
    return { type: 'application/json', body: JSON.stringify(reply) };
  }
}
