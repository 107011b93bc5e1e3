import { once } from 'node:events';
import {
  createServer,
  get,
  request,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { mendStreams } from './mendStreams';

/**
 * A server behind the proxy middleware that the Kubernetes plugin uses, with
 * ours in front of it.
 */
describe('mendStreams', () => {
  const servers: Server[] = [];

  async function listen(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function proxyTo(target: string): Promise<string> {
    const app = express();
    app.use(mendStreams());
    app.use(createProxyMiddleware({ target, logLevel: 'silent' }));
    return listen(app);
  }

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function open(url: string): Promise<IncomingMessage> {
    const [response] = await once(get(url), 'response');
    return response;
  }

  it('sends the headers before there is a first byte', async () => {
    const upstream = await listen((_, response) => response.flushHeaders());
    const response = await open(await proxyTo(upstream));
    expect(response.statusCode).toBe(200);
    response.destroy();
  });

  it('ends the request behind it when the client leaves', async () => {
    let left: () => void;
    const hasLeft = new Promise<void>(resolve => {
      left = resolve;
    });
    const upstream = await listen((_, response) => {
      response.once('close', () => left());
      response.write('one\n');
    });
    const response = await open(await proxyTo(upstream));
    await once(response, 'data');
    response.destroy();
    await expect(hasLeft).resolves.toBeUndefined();
  });

  it('ends the request behind it when the client leaves before an answer', async () => {
    const arrived: ServerResponse[] = [];
    const upstream = await listen((_, response) => {
      arrived.push(response);
    });
    const client = request(await proxyTo(upstream)).on('error', () => {});
    client.end();
    while (arrived.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    const closed = once(arrived[0], 'close');
    client.destroy();
    await closed;
    expect(arrived[0].writableFinished).toBe(false);
  });

  it('breaks the response off when the source breaks off', async () => {
    const upstream = await listen((_, response) => {
      response.write('one\n');
      setTimeout(() => response.destroy(), 20);
    });
    const response = await open(await proxyTo(upstream));
    response.resume();
    const [error] = await once(response, 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('leaves an answer that is complete as it is', async () => {
    const upstream = await listen((_, response) => {
      response.setHeader('X-From', 'upstream');
      response.end('all of it');
    });
    const response = await fetch(await proxyTo(upstream));
    expect(response.headers.get('x-from')).toBe('upstream');
    expect(await response.text()).toBe('all of it');
  });
});
