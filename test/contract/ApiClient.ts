import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createInterface, type Interface } from 'node:readline';

// What API servers answer is what these tests are about, so nothing is assumed.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Reply {
  code: number;
  body: Json;
  headers: IncomingMessage['headers'];
}

export interface RequestOptions {
  body?: unknown;
  type?: string;
  token?: string;
}

export const MERGE = 'application/merge-patch+json';
export const APPLY = 'application/apply-patch+yaml';

/** The events of a watch, one after the other. */
export class Watch {
  readonly code: number;
  private readonly lines: Interface;
  private readonly events: AsyncIterator<string>;

  constructor(private readonly response: IncomingMessage) {
    this.code = response.statusCode ?? 0;
    // Leaving a watch is an abort, which is not worth an error.
    response.on('error', () => {});
    this.lines = createInterface({ input: response });
    this.events = this.lines[Symbol.asyncIterator]();
  }

  /** Undefined when the server has ended the watch. */
  async next(): Promise<Json | undefined> {
    const { value, done } = await this.events.next();
    return done ? undefined : JSON.parse(value);
  }

  async take(count: number): Promise<Json[]> {
    const events = [];
    while (events.length < count) events.push(await this.next());
    return events;
  }

  close(): void {
    this.lines.close();
    this.response.destroy();
  }
}

/** The API, as bare as it is: every answer is a value, refusals too. */
export class ApiClient {
  constructor(readonly server: { url: string; token: string; ca?: string }) {}

  async request(
    method: string,
    path: string,
    options: RequestOptions = {},
  ): Promise<Reply> {
    const response = await this.send(method, path, options);
    const text = Buffer.concat(await response.toArray()).toString();
    const isJson = response.headers['content-type'] === 'application/json';
    return {
      code: response.statusCode ?? 0,
      body: isJson ? JSON.parse(text) : text,
      headers: response.headers,
    };
  }

  get(path: string): Promise<Reply> {
    return this.request('GET', path);
  }

  create(path: string, body: unknown): Promise<Reply> {
    return this.request('POST', path, { body });
  }

  update(path: string, body: unknown): Promise<Reply> {
    return this.request('PUT', path, { body });
  }

  merge(path: string, body: unknown): Promise<Reply> {
    return this.request('PATCH', path, { body, type: MERGE });
  }

  apply(
    path: string,
    manager: string,
    body: unknown,
    query = '',
  ): Promise<Reply> {
    const url = `${path}?fieldManager=${manager}${query}`;
    return this.request('PATCH', url, { body, type: APPLY });
  }

  delete(path: string, body?: unknown): Promise<Reply> {
    return this.request('DELETE', path, { body });
  }

  /** Resolves when the server has answered, whether or not it has something to tell. */
  async watch(path: string): Promise<Watch> {
    const response = await this.send('GET', path, {});
    return new Watch(response);
  }

  private async send(
    method: string,
    path: string,
    {
      body,
      type = 'application/json',
      token = this.server.token,
    }: RequestOptions,
  ): Promise<IncomingMessage> {
    const { url, ca } = this.server;
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = send(new URL(path, url), {
      method,
      ...(ca && { ca }),
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'user-agent': 'contract/1',
        ...(payload !== undefined && {
          'content-type': type,
          'content-length': Buffer.byteLength(payload),
        }),
      },
    });
    outgoing.end(payload);
    const [response] = await once(outgoing, 'response');
    return response;
  }
}
