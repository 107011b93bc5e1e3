import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FateOf } from '../../controllers/PodFate';
import type { ObjectStore } from '../ObjectStore';
import type { ResourceApi } from '../ResourceApi';
import { StatusError } from '../StatusError';
import { discover } from './discovery';
import { listObjects } from './listObjects';
import { parseListOptions } from './listOptions';
import { parseTarget, type Target } from './parseTarget';
import { readBody } from './readBody';
import { type PodLogs, sendLogs } from './sendLogs';
import { answerForService } from './serviceProxy';
import { watchObjects, type WatchSettings } from './watchObjects';
import {
  type Answer,
  createObject,
  deleteObject,
  patchObject,
  updateObject,
} from './writeObjects';

export interface HandlerOptions {
  store: ObjectStore;
  api: ResourceApi;
  token: string;
  logs: PodLogs;
  watch: WatchSettings;
  /** Who refuses connections. */
  fateOf: FateOf;
}

const HEALTH = new Set(['/healthz', '/livez', '/readyz']);

/** The API server's HTTP side. */
export function createHandler(options: HandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await handle(options, request, response);
    } catch (error) {
      sendError(response, error);
    }
  };
}

async function handle(
  options: HandlerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  if (HEALTH.has(url.pathname)) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
    return;
  }
  authenticate(request, options.token);
  const document = discover(url.pathname, request.headers.host ?? '');
  if (document) {
    sendJson(response, { code: 200, body: document });
    return;
  }
  const target = parseTarget(url.pathname);
  if (!target) {
    response
      .writeHead(404, { 'content-type': 'text/plain' })
      .end('404 page not found\n');
    return;
  }
  await serve(options, target, url.searchParams, request, response);
}

async function serve(
  { store, api, logs, watch, fateOf }: HandlerOptions,
  target: Target,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { kind, namespace, name, subresource } = target;
  const ref = name ? { kind, namespace, name } : undefined;
  if (ref && subresource === 'log' && kind.kind === 'Pod') {
    sendLogs(logs, api.get(ref), query, response);
    return;
  }
  // Services and Pods may name a scheme and a port: `http:router-service:8080`.
  if (name && subresource === 'proxy') {
    const { code, text } = answerForService({ store, fateOf }, target, name);
    response.writeHead(code, { 'content-type': 'text/plain' }).end(text);
    return;
  }
  const hasSubresource = subresource !== undefined;
  const isStatus = subresource === 'status' && kind.hasStatus;
  if (hasSubresource && !isStatus) {
    throw new StatusError(
      404,
      'NotFound',
      'the server could not find the requested resource',
    );
  }

  if (request.method === 'GET' && ref) {
    sendJson(response, { code: 200, body: api.get(ref) });
    return;
  }
  if (request.method === 'GET') {
    const list = parseListOptions(kind, query);
    if (list.watch) watchObjects(store, kind, namespace, list, response, watch);
    else {
      const body = listObjects(store, kind, namespace, list);
      sendJson(response, { code: 200, body });
    }
    return;
  }
  const body = await readBody(request);
  const warnings: string[] = [];
  const write = { request, query, body, warn: (w: string) => warnings.push(w) };
  const status = isStatus ? 'status' : undefined;
  const answer = writeAnswer(request.method, target, () => {
    if (request.method === 'POST' && !ref) {
      return createObject(api, kind, namespace, write);
    }
    if (request.method === 'PUT' && ref) {
      return updateObject(api, ref, status, write);
    }
    if (request.method === 'PATCH' && ref) {
      return patchObject(api, ref, status, write);
    }
    if (request.method === 'DELETE' && ref && !isStatus) {
      return deleteObject(api, ref, write);
    }
    if (request.method === 'DELETE' && !hasSubresource) {
      const list = parseListOptions(kind, query);
      const items = listObjects(store, kind, namespace, list);
      for (const { metadata } of items.items) {
        const { namespace: of, name: each } = metadata;
        deleteObject(api, { kind, namespace: of, name: each }, write);
      }
      return { code: 200, body: items };
    }
    return undefined;
  });
  for (const warning of warnings) {
    response.appendHeader('warning', `299 - ${JSON.stringify(warning)}`);
  }
  sendJson(response, answer);
}

function writeAnswer(
  method: string | undefined,
  { kind }: Target,
  write: () => Answer | undefined,
): Answer {
  const answer = kind.readOnly ? undefined : write();
  if (answer) return answer;
  throw new StatusError(
    405,
    'MethodNotAllowed',
    `the server does not allow this method on the requested resource: ${method}`,
  );
}

function authenticate(request: IncomingMessage, token: string): void {
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '');
  const a = Buffer.from(given?.[1] ?? '');
  const b = Buffer.from(token);
  if (a.length !== b.length || !timingSafeEqual(a, b)) {
    throw new StatusError(401, 'Unauthorized', 'Unauthorized');
  }
}

function sendJson(response: ServerResponse, { code, body }: Answer): void {
  response.writeHead(code, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
  });
  response.end(`${JSON.stringify(body)}\n`);
}

function sendError(response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof StatusError
      ? error
      : new StatusError(500, 'InternalError', `Internal error: ${error}`);
  if (response.headersSent) response.destroy();
  else sendJson(response, { code: refusal.status.code, body: refusal.status });
}
