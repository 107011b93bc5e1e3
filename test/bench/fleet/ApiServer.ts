import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ClusterContent,
  type ClusterSize,
  type StoredEvent,
  type StoredObject,
} from './ClusterContent';

/** What was asked of it. */
export interface Requests {
  list: number;
  watch: number;
  other: number;
}

interface Watcher {
  plural: string;
  namespace: string | undefined;
  response: ServerResponse;
}

const KEPT_EVENTS = 20_000;
const BOOKMARK_MS = 30_000;
const PATH =
  /^\/(?:api|apis\/[^/]+)\/(v[^/]+)(?:\/namespaces\/([^/]+))?\/([a-z]+)$/;
/** Something answers behind every service. */
const ROUTER = /\/services\/[^/]+\/proxy(\/|$)/;
/** What clusters have, as a rule empty here. */
const PLURALS = [
  'gmconnectors',
  'deployments',
  'statefulsets',
  'pods',
  'persistentvolumeclaims',
  'services',
  'events',
  'configmaps',
];

/**
 * As much of an API server as it takes to be watched: pages of lists, watches
 * that begin with a list or where one ended, bookmarks.
 */
export class ApiServer {
  readonly requests: Requests = { list: 0, watch: 0, other: 0 };
  readonly content: ClusterContent;
  readonly #server: Server;
  readonly #watchers = new Set<Watcher>();
  readonly #events: StoredEvent[] = [];
  #forgotten = 0;
  readonly #bookmarks: NodeJS.Timeout;

  static async start(index: number, size: ClusterSize): Promise<ApiServer> {
    const server = new ApiServer(index, size);
    await new Promise<void>(resolve =>
      server.#server.listen(0, '127.0.0.1', resolve),
    );
    return server;
  }

  private constructor(index: number, size: ClusterSize) {
    this.content = new ClusterContent(index, size, event => this.#tell(event));
    // Whoever comes lists first.
    this.#events.length = 0;
    this.#forgotten = this.content.revision;
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
    this.#bookmarks = setInterval(() => {
      for (const watcher of this.#watchers) {
        watcher.response.write(this.#bookmark());
      }
    }, BOOKMARK_MS);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get openWatches(): number {
    return this.#watchers.size;
  }

  stop(): void {
    clearInterval(this.#bookmarks);
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    const [, , namespace, plural] = PATH.exec(url.pathname) ?? [];
    if (ROUTER.test(url.pathname)) {
      this.requests.other++;
      response.end('a router');
    } else if (request.method !== 'GET' || !PLURALS.includes(plural)) {
      this.requests.other++;
      refuse(response, 404, 'NotFound');
    } else if (url.searchParams.get('watch') === 'true') {
      this.requests.watch++;
      this.#watch({ plural, namespace, response }, url.searchParams);
    } else {
      this.requests.list++;
      this.#list(plural, namespace, url.searchParams, response);
    }
  }

  #objects(plural: string, namespace: string | undefined): StoredObject[] {
    const all = [...(this.content.tables.get(plural)?.values() ?? [])];
    return namespace === undefined
      ? all
      : all.filter(object => object.namespace === namespace);
  }

  #list(
    plural: string,
    namespace: string | undefined,
    query: URLSearchParams,
    response: ServerResponse,
  ): void {
    const [from, revision = this.content.revision] = (
      query.get('continue') ?? '0'
    )
      .split('/')
      .map(Number);
    const limit = Number(query.get('limit') ?? 0) || Infinity;
    const objects = this.#objects(plural, namespace);
    const page = objects.slice(from, from + limit);
    const metadata = {
      resourceVersion: `${revision}`,
      ...(from + limit < objects.length && {
        continue: `${from + limit}/${revision}`,
      }),
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      `{"kind":"List","apiVersion":"v1","metadata":${JSON.stringify(
        metadata,
      )},"items":[${page.map(object => object.write()).join(',')}]}`,
    );
  }

  #watch(watcher: Watcher, query: URLSearchParams): void {
    const { response } = watcher;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (!this.#catchUp(watcher, query)) {
      response.end(line('ERROR', '{"kind":"Status","code":410}'));
      return;
    }
    this.#watchers.add(watcher);
    const end = setTimeout(
      () => response.end(),
      Number(query.get('timeoutSeconds') ?? 1800) * 1000,
    );
    response.once('close', () => {
      clearTimeout(end);
      this.#watchers.delete(watcher);
    });
  }

  /** Sends what there is, or what is new; false if that is not known any more. */
  #catchUp(watcher: Watcher, query: URLSearchParams): boolean {
    const { plural, namespace, response } = watcher;
    if (query.get('sendInitialEvents') === 'true') {
      for (const object of this.#objects(plural, namespace)) {
        response.write(line('ADDED', object.write()));
      }
      response.write(this.#bookmark({ 'k8s.io/initial-events-end': 'true' }));
      return true;
    }
    const since = Number(query.get('resourceVersion') ?? 0);
    if (since < this.#forgotten) {
      return false;
    }
    for (const event of this.#events) {
      if (event.revision > since) {
        send(watcher, event);
      }
    }
    return true;
  }

  #tell(event: StoredEvent): void {
    this.#events.push(event);
    if (this.#events.length > KEPT_EVENTS) {
      this.#forgotten = this.#events.shift()?.revision ?? 0;
    }
    for (const watcher of this.#watchers) {
      send(watcher, event);
    }
  }

  #bookmark(annotations: Record<string, string> = {}): string {
    const resourceVersion = `${this.content.revision}`;
    return line(
      'BOOKMARK',
      JSON.stringify({ metadata: { resourceVersion, annotations } }),
    );
  }
}

function send(watcher: Watcher, event: StoredEvent): void {
  const isWatched =
    watcher.plural === event.plural &&
    (watcher.namespace === undefined || watcher.namespace === event.namespace);
  if (isWatched) {
    watcher.response.write(line(event.type, event.object));
  }
}

function line(type: string, object: string): string {
  return `{"type":"${type}","object":${object}}\n`;
}

function refuse(response: ServerResponse, code: number, reason: string): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({ kind: 'Status', status: 'Failure', code, reason }),
  );
}
