import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EntityConnectorsDocument } from './documents';
import { GmcClient } from './GmcClient';

const ref = 'component:default/chatqna';

function documentWith(message: string): EntityConnectorsDocument {
  return {
    schemaVersion: 1,
    entityRef: ref,
    connectors: [],
    problem: { code: 'not-annotated', message },
  };
}

/** A backend whose answers each test writes. */
class FakeBackend {
  readonly requests: { method: string; url: string; body: string }[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  readonly closed: string[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => void =
    () => {};
  readonly #server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    this.requests.push({ method: request.method!, url: request.url!, body });
    this.headers.push(request.headers);
    response.on('close', () => this.closed.push(request.url!));
    this.answer(request, response);
  });

  async start(): Promise<string> {
    await new Promise<void>(done => this.#server.listen(0, '127.0.0.1', done));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/gmc`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  count(suffix: string): number {
    return this.requests.filter(({ url }) => url.endsWith(suffix)).length;
  }
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.flushHeaders();
}

function send(response: ServerResponse, event: string, body: unknown): void {
  response.write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
}

describe('GmcClient', () => {
  const backend = new FakeBackend();
  let client: GmcClient;
  let aborter: AbortController;

  beforeEach(async () => {
    backend.requests.length = 0;
    backend.headers.length = 0;
    backend.closed.length = 0;
    aborter = new AbortController();
    const baseUrl = await backend.start();
    client = new GmcClient({
      discoveryApi: { getBaseUrl: async () => baseUrl },
      fetchApi: { fetch },
      timing: {
        retry: 10,
        retryLimit: 20,
        poll: 20,
        firstDocument: 200,
        silence: 200,
      },
    });
  });

  afterEach(async () => {
    aborter.abort();
    await backend.stop();
  });

  /** The messages of a watch's first documents; then it is ended. */
  async function watched(
    count: number,
    onInterruption?: (error: Error) => void,
  ): Promise<(string | undefined)[]> {
    const messages: (string | undefined)[] = [];
    const documents = client.watchEntity(ref, {
      signal: aborter.signal,
      onInterruption,
    });
    for await (const document of documents) {
      messages.push(document.problem?.message);
      if (messages.length === count) {
        break;
      }
    }
    return messages;
  }

  describe('asking once', () => {
    it('escapes every name that becomes part of a URL', async () => {
      backend.answer = (_, response) => json(response, { schemaVersion: 1 });
      await client.connector('eu/west 1', 'team-a', '../x');
      expect(backend.requests[0].url).toBe(
        '/api/gmc/v1/clusters/eu%2Fwest%201/namespaces/team-a/connectors/..%2Fx',
      );
    });

    it('posts the place that a new connector is to take', async () => {
      const placement = {
        schemaVersion: 1,
        cluster: 'eu',
        namespace: { name: 'team-a', exists: true },
        connectors: ['docsum'],
      };
      backend.answer = (_, response) => json(response, placement);
      await expect(
        client.placement('eu', { namespace: 'team-a', name: 'chatqna' }),
      ).resolves.toEqual(placement);
      expect(backend.requests).toEqual([
        {
          method: 'POST',
          url: '/api/gmc/v1/clusters/eu/placement',
          body: '{"namespace":"team-a","name":"chatqna"}',
        },
      ]);
    });

    it('sends the token that a backend calls with, and none from a browser', async () => {
      backend.answer = (_, response) =>
        json(response, { schemaVersion: 1, clusters: [] });
      await client.clusters({ token: 'abc' });
      await client.clusters();
      expect(backend.headers.map(headers => headers.authorization)).toEqual([
        'Bearer abc',
        undefined,
      ]);
    });

    it('keeps the status and the sentence of a refusal', async () => {
      backend.answer = (_, response) =>
        json(
          response,
          {
            error: { name: 'NotAllowedError', message: 'not yours' },
            response: { statusCode: 403 },
          },
          403,
        );
      await expect(client.entityConnectors(ref)).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: 403,
        cause: { name: 'NotAllowedError', message: 'not yours' },
      });
    });

    it('refuses a document of another version, naming both', async () => {
      backend.answer = (_, response) =>
        json(response, { schemaVersion: 2, clusters: [] });
      await expect(client.clusters()).rejects.toThrow(
        /version 2 of its documents, this client reads version 1/,
      );
    });

    it('refuses an entity reference without its kind or namespace', async () => {
      await expect(client.entityConnectors('chatqna')).rejects.toMatchObject({
        name: 'InputError',
        message:
          "'chatqna' is not a full entity reference, kind:namespace/name",
      });
      expect(backend.requests).toEqual([]);
    });
  });

  describe('watching', () => {
    it('yields the snapshot and each change, comments and broken-up chunks aside', async () => {
      backend.answer = async (_, response) => {
        openStream(response);
        response.write(': heartbeat\n\n');
        send(response, 'snapshot', documentWith('first'));
        const second = `event: change\ndata: ${JSON.stringify(
          documentWith('zwölf'),
        )}\n\n`;
        const bytes = Buffer.from(second);
        const middle = bytes.indexOf('ö') + 1; // within a character
        response.write(bytes.subarray(0, middle));
        setTimeout(() => response.write(bytes.subarray(middle)), 20);
      };
      await expect(watched(2)).resolves.toEqual(['first', 'zwölf']);
      expect(backend.requests).toEqual([
        {
          method: 'GET',
          url: '/api/gmc/v1/entities/component/default/chatqna/stream',
          body: '',
        },
      ]);
    });

    it('connects again when the backend ends the stream', async () => {
      backend.answer = (_, response) => {
        openStream(response);
        send(response, 'snapshot', documentWith(`${backend.requests.length}`));
        response.end();
      };
      await expect(watched(3)).resolves.toEqual(['1', '2', '3']);
      expect(backend.count('/connectors')).toBe(0);
    });

    it('connects again when a stream falls silent', async () => {
      backend.answer = (request, response) => {
        if (request.url!.endsWith('/stream')) {
          openStream(response);
          const message = `stream ${backend.count('/stream')}`;
          send(response, 'snapshot', documentWith(message));
        } else {
          json(response, documentWith('poll between'));
        }
      };
      await expect(watched(3)).resolves.toEqual([
        'stream 1',
        'poll between',
        'stream 2',
      ]);
    });

    it('gives up on requests that are taken and never answered', async () => {
      const interruptions: string[] = [];
      backend.answer = (_, response) => {
        if (backend.requests.length > 3) {
          json(response, documentWith('awake'));
        }
      };
      await expect(
        watched(1, error => interruptions.push(error.message)),
      ).resolves.toEqual(['awake']);
      expect(interruptions).toContain('Nothing came within 200 ms');
    });

    it('polls where a proxy holds streams back, and stops asking for streams', async () => {
      backend.answer = (request, response) => {
        if (request.url!.endsWith('/stream')) {
          openStream(response);
        } else {
          json(response, documentWith(`poll ${backend.count('/connectors')}`));
        }
      };
      await expect(watched(5)).resolves.toEqual([
        'poll 1',
        'poll 2',
        'poll 3',
        'poll 4',
        'poll 5',
      ]);
      expect(backend.count('/stream')).toBe(3);
    });

    it('is not sent again, while it polls, what it has already', async () => {
      let polls = 0;
      backend.answer = (request, response) => {
        if (request.url!.endsWith('/stream')) {
          response.destroy();
          return;
        }
        polls += 1;
        const version = polls < 3 ? 'old' : 'new';
        const tag = `W/"${version}"`;
        response.setHeader('ETag', tag);
        if (request.headers['if-none-match'] === tag) {
          response.writeHead(304).end();
        } else {
          json(response, documentWith(`${version}, sent by poll ${polls}`));
        }
      };
      await expect(watched(4)).resolves.toEqual([
        'old, sent by poll 1',
        'old, sent by poll 1',
        'new, sent by poll 3',
        'new, sent by poll 3',
      ]);
    });

    it('asks for a token each time, for a watch outlives it', async () => {
      let issued = 0;
      backend.answer = (request, response) =>
        request.url!.endsWith('/stream')
          ? response.destroy()
          : json(response, documentWith(request.headers.authorization!));
      const documents = client.watchEntity(ref, {
        signal: aborter.signal,
        token: async () => `token-${++issued}`,
      });
      const messages: (string | undefined)[] = [];
      for await (const { problem } of documents) {
        messages.push(problem?.message);
        if (messages.length === 2) {
          break;
        }
      }
      expect(messages).toEqual(['Bearer token-2', 'Bearer token-4']);
    });

    it('watches a page of the fleet, and a connector', async () => {
      backend.answer = (_, response) => {
        openStream(response);
        send(response, 'snapshot', documentWith('first'));
      };
      const options = { signal: aborter.signal };
      const query = {
        state: ['stuck' as const, 'degraded' as const],
        limit: 5,
      };
      for await (const _ of client.watchConnectors(query, options)) {
        break;
      }
      for await (const _ of client.watchConnector('eu', 'shop', 'x', options)) {
        break;
      }
      expect(backend.requests.map(({ url }) => url)).toEqual([
        '/api/gmc/v1/connectors/stream?state=stuck&state=degraded&limit=5',
        '/api/gmc/v1/clusters/eu/namespaces/shop/connectors/x/stream',
      ]);
    });

    it('tells of interruptions and goes on when the backend is back', async () => {
      const interruptions: string[] = [];
      backend.answer = (_, response) => {
        if (backend.requests.length < 7) {
          response.destroy();
        } else {
          json(response, documentWith('back'));
        }
      };
      await expect(
        watched(1, error => interruptions.push(error.name)),
      ).resolves.toEqual(['back']);
      expect(interruptions.length).toBeGreaterThanOrEqual(2);
    });

    it('tells when the backend was last heard, heartbeats included', async () => {
      const heard: (Date | undefined)[] = [];
      let heartbeat = 0;
      backend.answer = (request, response) => {
        if (backend.requests.length > 1) {
          response.destroy();
          return;
        }
        openStream(response);
        send(response, 'snapshot', documentWith('first'));
        setTimeout(() => {
          heartbeat = Date.now();
          response.write(':\n\n');
        }, 100);
        setTimeout(() => request.socket.destroy(), 150);
      };
      const documents = client.watchEntity(ref, {
        signal: aborter.signal,
        onInterruption: (_, lastHeard) => {
          heard.push(lastHeard);
          aborter.abort();
        },
      });
      for await (const document of documents) {
        expect(document.problem?.message).toBe('first');
      }
      expect(heard).toHaveLength(1);
      expect(heard[0]!.getTime()).toBeGreaterThanOrEqual(heartbeat);
    });

    it('ends with the refusal when the user may not read', async () => {
      backend.answer = (_, response) =>
        json(response, { error: { name: 'NotAllowedError' } }, 403);
      await expect(watched(1)).rejects.toMatchObject({ statusCode: 403 });
    });

    it('takes a 503 for something that passes', async () => {
      backend.answer = (_, response) =>
        backend.requests.length < 4
          ? json(response, { error: { name: 'ServiceUnavailableError' } }, 503)
          : json(response, documentWith('up'));
      await expect(watched(1)).resolves.toEqual(['up']);
    });

    it('closes its stream when it is no longer wanted', async () => {
      backend.answer = (_, response) => {
        openStream(response);
        send(response, 'snapshot', documentWith('first'));
      };
      await watched(1);
      const deadline = Date.now() + 2_000;
      while (backend.closed.length === 0 && Date.now() < deadline) {
        await new Promise(done => setTimeout(done, 10));
      }
      expect(backend.closed).toHaveLength(1);
    });

    it('ends without an error when it is aborted while waiting', async () => {
      backend.answer = (_, response) => openStream(response);
      setTimeout(() => aborter.abort(), 30);
      await expect(watched(1)).resolves.toEqual([]);
    });
  });
});
