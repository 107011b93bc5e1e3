import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';
import type { KubeObject } from '../cluster/objects';

export interface KubeClientOptions {
  url: string;
  token: string;
  /** PEM, for API servers with a certificate of their own. */
  ca?: string;
}

/** An API server's refusal. */
export class KubeError extends Error {
  constructor(readonly code: number, readonly reason: string, message: string) {
    super(message);
    this.name = 'KubeError';
  }
}

export interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: T;
}

/**
 * As much of a Kubernetes client as a controller needs, over Node's own HTTP:
 * it works with the sandbox's API server and with real ones.
 */
export class KubeClient {
  constructor(private readonly options: KubeClientOptions) {}

  get<T = KubeObject>(path: string): Promise<T> {
    return this.json('GET', path);
  }

  /** Undefined if there is no such object. */
  async find<T = KubeObject>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof KubeError && error.code === 404) return undefined;
      throw error;
    }
  }

  create<T = KubeObject>(path: string, body: unknown): Promise<T> {
    return this.json('POST', path, body);
  }

  update<T = KubeObject>(path: string, body: unknown): Promise<T> {
    return this.json('PUT', path, body);
  }

  patch<T = KubeObject>(
    path: string,
    body: unknown,
    type = 'application/merge-patch+json',
  ): Promise<T> {
    return this.json('PATCH', path, body, type);
  }

  delete<T = unknown>(path: string): Promise<T> {
    return this.json('DELETE', path);
  }

  /** Ends when the server ends it or the signal aborts; throws on refusals. */
  async *watch<T = KubeObject>(
    path: string,
    signal: AbortSignal,
  ): AsyncGenerator<WatchEvent<T>> {
    const response = await this.send('GET', path, undefined, undefined, signal);
    if (response.statusCode !== 200) throw await refusal(response);
    try {
      for await (const line of createInterface({ input: response })) {
        if (line) yield JSON.parse(line) as WatchEvent<T>;
      }
    } finally {
      response.destroy();
    }
  }

  private async json<T>(
    method: string,
    path: string,
    body?: unknown,
    type?: string,
  ): Promise<T> {
    const response = await this.send(method, path, body, type);
    if ((response.statusCode ?? 500) >= 300) throw await refusal(response);
    return JSON.parse(await text(response));
  }

  private send(
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
    signal?: AbortSignal,
  ): Promise<IncomingMessage> {
    const { url, token, ca } = this.options;
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const request = url.startsWith('https:') ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, url),
        {
          method,
          signal,
          ...(ca && { ca }),
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'user-agent': 'gmc-operator-stand-in/1',
            ...(payload !== undefined && {
              'content-type': type,
              'content-length': Buffer.byteLength(payload),
            }),
          },
        },
        resolve,
      );
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
  }
}

async function text(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function refusal(response: IncomingMessage): Promise<KubeError> {
  const body = await text(response);
  const code = response.statusCode ?? 500;
  try {
    const { reason = '', message = body } = JSON.parse(body);
    return new KubeError(code, reason, message);
  } catch {
    return new KubeError(code, '', body);
  }
}
