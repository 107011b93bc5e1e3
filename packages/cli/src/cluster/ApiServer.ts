import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { RequestOptions } from 'node:https';
import { text as readToEnd } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiFailure } from './ApiFailure';
import type { FailureReason } from './ApiFailure';
import { networkReason } from './networkReason';

/** What lists have in common. */
export interface ApiList {
  metadata: { continue?: string; remainingItemCount?: number };
  items: unknown[];
}

/** What a server needs to be asked. */
export interface ApiServerOptions {
  url: string;
  /** Who asks: headers, certificates, the way there. */
  request: RequestOptions;
  /** Aborts what is under way. */
  signal: AbortSignal;
}

const REASONS: Readonly<Record<number, FailureReason | undefined>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
};

/** A server that asks for patience is asked so many times. */
const ATTEMPTS = 3;
const LONGEST_PATIENCE_SECONDS = 5;

/** Reads from the API server of one cluster, until its time is up. */
export class ApiServer {
  readonly #options: ApiServerOptions;

  constructor(options: ApiServerOptions) {
    this.#options = options;
  }

  /**
   * A page of a list.
   *
   * @throws ApiFailure
   */
  async list(path: string, query: Record<string, string>): Promise<ApiList> {
    const text = await this.text(path, query);
    let body: Partial<ApiList> | null;
    try {
      body = JSON.parse(text);
    } catch {
      body = null;
    }
    if (!body || !Array.isArray(body.items)) {
      throw new ApiFailure('failed', 'what it answers is no list of objects');
    }
    return { metadata: body.metadata ?? {}, items: body.items };
  }

  /**
   * What a path answers, as it is.
   *
   * @throws ApiFailure
   */
  async text(path: string, query: Record<string, string>): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      const { status, body, retryAfter } = await this.#get(path, query);
      if (status === 200) {
        return body;
      }
      const isBusy = status === 429 || status === 503;
      if (!isBusy || retryAfter === undefined || attempt === ATTEMPTS) {
        const reason = REASONS[status] ?? 'failed';
        throw new ApiFailure(reason, messageOf(body, status), status);
      }
      const seconds = Math.min(retryAfter, LONGEST_PATIENCE_SECONDS);
      const { signal } = this.#options;
      await this.#inTime(delay(seconds * 1_000, undefined, { signal }));
    }
  }

  async #get(
    path: string,
    query: Record<string, string>,
  ): Promise<{ status: number; body: string; retryAfter?: number }> {
    const { url, request, signal } = this.#options;
    const target = new URL(`${url.replace(/\/$/, '')}${path}`);
    target.search = new URLSearchParams(query).toString();
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const response = await this.#inTime(
      new Promise<IncomingMessage>((resolve, reject) => {
        send(target, { ...request, signal }, resolve)
          .on('error', reject)
          .end();
      }),
    );
    const body = await this.#inTime(readToEnd(response));
    const patience = Number(response.headers['retry-after'] ?? NaN);
    return {
      status: response.statusCode ?? 0,
      body,
      ...(Number.isFinite(patience) && { retryAfter: patience }),
    };
  }

  async #inTime<T>(pending: Promise<T>): Promise<T> {
    try {
      return await pending;
    } catch (error) {
      throw new ApiFailure(
        'unreachable',
        this.#options.signal.aborted
          ? 'it did not answer in time'
          : networkReason(error),
      );
    }
  }
}

/** The server's own sentence, where it is an API server's. */
function messageOf(body: string, status: number): string {
  try {
    const { message } = JSON.parse(body);
    if (typeof message === 'string' && message !== '') {
      return message;
    }
  } catch {
    // A proxy on the way answers in HTML, the API server sometimes in text.
  }
  return `HTTP status ${status}`;
}
