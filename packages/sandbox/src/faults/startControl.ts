import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { allFaults } from './allFaults';
import type { FaultCause, FaultTarget } from './Fault';
import type { FaultBook } from './FaultBook';

export interface ControlOptions {
  /** 0 for any free one. */
  port: number;
  host?: string;
  faults: FaultBook;
  /** Addresses of the sandbox's other parts, for the start page. */
  about: Record<string, string>;
}

export interface Control {
  url: string;
  stop(): Promise<void>;
}

/** Starts the endpoint at which faults are made to happen, by name. */
export async function startControl(options: ControlOptions): Promise<Control> {
  const { port, host = '127.0.0.1' } = options;
  const server = createServer((request, response) => {
    answer(options, request).then(
      ({ code, body }) => send(response, code, body),
      error => send(response, 500, { error: String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host}:${address.port}`,
    stop: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface ControlAnswer {
  code: number;
  body: unknown;
}

async function answer(
  { faults, about }: ControlOptions,
  request: IncomingMessage,
): Promise<ControlAnswer> {
  // A page in a browser on this machine can reach loopback too: it sends its
  // origin along, and has no business here.
  if (request.headers.origin) {
    return { code: 403, body: { error: 'Requests of web pages are refused' } };
  }
  const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
  const [root, ...rest] = pathname.split('/').slice(1);
  if (root === '') return { code: 200, body: startPage(about) };
  if (root !== 'faults') return { code: 404, body: startPage(about) };
  if (rest.length === 0 && request.method === 'GET') {
    return { code: 200, body: { faults: faults.list() } };
  }
  const [namespace, connector, step = '*'] = rest;
  if (!namespace || !connector || rest.length > 3) {
    return { code: 404, body: startPage(about) };
  }
  const target: FaultTarget = { namespace, connector, step };
  switch (request.method) {
    case 'GET': {
      const known = faults.list().find(f => same(f, target));
      return known ? { code: 200, body: known } : noFault(target);
    }
    case 'POST':
    case 'PUT': {
      const cause = await readCause(request);
      if (!cause) return badCause();
      const begun = faults.begin(target, cause);
      return 'refused' in begun
        ? { code: 404, body: { error: begun.refused } }
        : { code: 200, body: begun };
    }
    case 'DELETE': {
      const ended = faults.end(target);
      return ended ? { code: 200, body: ended } : noFault(target);
    }
    default:
      return {
        code: 405,
        body: { error: `${request.method} is not supported` },
      };
  }
}

function startPage(about: Record<string, string>) {
  return {
    name: 'OPEA sandbox',
    ...about,
    endpoints: {
      'GET /faults': 'the faults that hold',
      'PUT /faults/{namespace}/{connector}/{step}':
        'begins the fault {"cause": "…"}; POST does the same',
      'DELETE /faults/{namespace}/{connector}/{step}': 'ends it',
    },
    causes: Object.fromEntries(allFaults.map(f => [f.cause, f.description])),
  };
}

async function readCause(
  request: IncomingMessage,
): Promise<FaultCause | undefined> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) return undefined;
  }
  try {
    const { cause } = JSON.parse(text);
    return allFaults.find(f => f.cause === cause)?.cause;
  } catch {
    return undefined;
  }
}

function badCause(): ControlAnswer {
  const causes = allFaults.map(f => f.cause).join(', ');
  return {
    code: 400,
    body: { error: `The body must be {"cause": "…"} with one of: ${causes}` },
  };
}

function noFault({ namespace, connector, step }: FaultTarget): ControlAnswer {
  return {
    code: 404,
    body: { error: `No fault holds for ${namespace}/${connector}/${step}` },
  };
}

function same(a: FaultTarget, b: FaultTarget): boolean {
  return (
    a.namespace === b.namespace &&
    a.connector === b.connector &&
    a.step === b.step
  );
}

function send(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body, undefined, 2)}\n`);
}
