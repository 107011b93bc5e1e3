import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probeRepository } from './probeRepository';
import type { RepositoryAddress } from './RepositoryAddress';

const ADVERTISEMENT = 'application/x-git-upload-pack-advertisement';
const HEAD = '0'.repeat(4) + '3'.repeat(36);

describe('probeRepository', () => {
  let server: Server | undefined;

  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise(resolve => server?.close(resolve) ?? resolve(undefined));
    server = undefined;
  });

  async function host(listener: RequestListener): Promise<RepositoryAddress> {
    server = createServer(listener);
    await new Promise<void>(resolve => {
      server!.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const webUrl = `http://127.0.0.1:${port}/team/chat`;
    return {
      hostType: 'gitea',
      host: `127.0.0.1:${port}`,
      webUrl,
      cloneUrl: `${webUrl}.git`,
    };
  }

  const answering = (status: number, type: string, body: string) =>
    host((_, response) =>
      response.writeHead(status, { 'Content-Type': type }).end(body),
    );

  it('asks as git does, with the credentials it is given', async () => {
    const asked: unknown[] = [];
    const address = await host(({ url, headers }, response) => {
      asked.push([url, headers.authorization]);
      response.writeHead(404).end();
    });
    await probeRepository({ address, authorization: 'Basic eA==', fetch });
    expect(asked).toEqual([
      ['/team/chat.git/info/refs?service=git-upload-pack', 'Basic eA=='],
    ]);
  });

  it('takes 404 as: there is none', async () => {
    const address = await answering(404, 'text/plain', 'Not found');
    expect(await probeRepository({ address, fetch })).toEqual({
      state: 'absent',
    });
  });

  it('tells an empty repository from one with a branch', async () => {
    const empty = `001e# service=git-upload-pack\n0000009b${'0'.repeat(
      40,
    )} capabilities^{}\0multi_ack object-format=sha1\n0000`;
    expect(
      await probeRepository({
        address: await answering(200, ADVERTISEMENT, empty),
        fetch,
      }),
    ).toEqual({ state: 'empty' });
    server?.close();

    const filled = `001e# service=git-upload-pack\n0000010c${HEAD} HEAD\0multi_ack\n003d${HEAD} refs/heads/main\n0000`;
    expect(
      await probeRepository({
        address: await answering(200, ADVERTISEMENT, filled),
        fetch,
      }),
    ).toEqual({ state: 'filled' });
  });

  it("hands on a refusal in the host's own words, without credentials", async () => {
    const address = await answering(
      403,
      'text/plain',
      'remote: token=ghp_0123456789abcdefghij lacks scope repo\n',
    );
    const found = await probeRepository({ address, fetch });
    expect(found).toEqual({
      state: 'unknown',
      reason: expect.stringMatching(/answers 403 Forbidden: remote: .*lacks/),
    });
    expect(JSON.stringify(found)).not.toContain('ghp_');
  });

  it('does not take a sign-in page for a repository', async () => {
    const address = await answering(200, 'text/html', '<html>Sign in</html>');
    expect(await probeRepository({ address, fetch })).toEqual({
      state: 'unknown',
      reason: expect.stringContaining('it wants somebody to sign in'),
    });
  });

  it('says which host is not reachable, and why', async () => {
    const address = await answering(200, 'text/plain', '');
    await new Promise(resolve => server!.close(resolve));
    server = undefined;
    expect(await probeRepository({ address, fetch })).toEqual({
      state: 'unknown',
      reason: expect.stringMatching(
        /^127\.0\.0\.1:\d+ can't be reached: .*ECONNREFUSED/,
      ),
    });
  });

  it('ends when the task is cancelled', async () => {
    const address = await host(() => {});
    const task = new AbortController();
    const probing = probeRepository({ address, fetch, signal: task.signal });
    task.abort(new Error('cancelled'));
    await expect(probing).rejects.toThrow('cancelled');
  });
});
