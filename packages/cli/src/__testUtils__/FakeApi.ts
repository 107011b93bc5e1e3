import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An object as a dump has it. */
export interface FakeObject {
  kind?: string;
  metadata: { namespace?: string; name: string };
}

/** What is answered in the place of what there is; `hang` is nothing at all. */
export type FakeAnswer =
  | { status: number; body?: string; headers?: Record<string, string> }
  | 'hang';

const KINDS: Readonly<Record<string, string | undefined>> = {
  gmconnectors: 'GMConnector',
  deployments: 'Deployment',
  statefulsets: 'StatefulSet',
  pods: 'Pod',
  persistentvolumeclaims: 'PersistentVolumeClaim',
  events: 'Event',
  configmaps: 'ConfigMap',
};

/** An API server on loopback that has what it is given, and can be told to fail. */
export class FakeApi {
  objects: FakeObject[] = [];
  /** By `namespace/pod/container`. */
  readonly logs = new Map<string, string>();
  /** Whoever does not send it is not let in. */
  token = 'a-token';
  /** Paths that were asked for, without their queries. */
  readonly paths: string[] = [];
  /** What happens to a request instead; undefined is nothing. */
  interfere: (path: string) => FakeAnswer | undefined = () => undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
  }

  static async start(): Promise<FakeApi> {
    const api = new FakeApi();
    await new Promise<void>(resolve => {
      api.#server.listen(0, '127.0.0.1', resolve);
    });
    return api;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(`${this.url}${request.url}`);
    this.paths.push(pathname);
    const instead = this.interfere(pathname);
    if (instead === 'hang') {
      return;
    }
    if (instead) {
      const { status, body = '', headers } = instead;
      response.writeHead(status, headers).end(body);
    } else if (request.headers.authorization !== `Bearer ${this.token}`) {
      response.writeHead(401).end(statusBody(401, 'Unauthorized'));
    } else if (pathname.endsWith('/log')) {
      this.#sendLog(pathname, searchParams, response);
    } else {
      response.end(JSON.stringify(this.#list(pathname, searchParams)));
    }
  }

  #sendLog(
    pathname: string,
    query: URLSearchParams,
    response: ServerResponse,
  ): void {
    const [, namespace, pod] =
      /\/namespaces\/([^/]+)\/pods\/([^/]+)\/log$/.exec(pathname) ?? [];
    const log = this.logs.get(`${namespace}/${pod}/${query.get('container')}`);
    if (log === undefined || query.get('previous') !== 'true') {
      response.writeHead(400).end(statusBody(400, 'no such container ran'));
    } else {
      response.end(log);
    }
  }

  /** As the API has it: in parts, and without the kinds. */
  #list(pathname: string, query: URLSearchParams): unknown {
    const plural = pathname.split('/').at(-1) ?? '';
    const namespace = /\/namespaces\/([^/]+)\//.exec(pathname)?.[1];
    const all = this.objects.filter(
      ({ kind, metadata }) =>
        kind === KINDS[plural] &&
        (namespace === undefined || metadata.namespace === namespace),
    );
    const from = Number(query.get('continue') ?? 0);
    const end = from + Number(query.get('limit') ?? all.length);
    return {
      metadata:
        end < all.length
          ? { continue: `${end}`, remainingItemCount: all.length - end }
          : {},
      items: all.slice(from, end).map(({ kind: _, ...item }) => item),
    };
  }
}

/** How an API server refuses. */
export function statusBody(code: number, message: string): string {
  return JSON.stringify({ kind: 'Status', status: 'Failure', code, message });
}

/** A kubeconfig, as a file has it, with one context that is named `test`. */
export function kubeconfigOf(
  server: string,
  user: Record<string, unknown> = { token: 'a-token' },
): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [
      {
        name: 'test',
        context: { cluster: 'fake', user: 'me', namespace: 'team-a' },
      },
    ],
    clusters: [{ name: 'fake', cluster: { server } }],
    users: [{ name: 'me', user }],
  });
}
