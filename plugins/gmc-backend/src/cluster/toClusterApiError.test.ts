import { toClusterApiError } from './toClusterApiError';

function answer(status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toClusterApiError('east', new Response(text, { status }));
}

function backstage(message: string) {
  return { error: { name: 'Error', message }, response: { statusCode: 500 } };
}

function kubernetes(code: number, message: string, reason?: string) {
  return { kind: 'Status', apiVersion: 'v1', code, message, reason };
}

describe('toClusterApiError', () => {
  it('tells an unreachable cluster from an API server in trouble', async () => {
    expect(
      await answer(
        500,
        backstage(
          "Cluster 'east' request error; caused by Error: connect ECONNREFUSED 10.0.0.1:6443",
        ),
      ),
    ).toMatchObject({
      reason: 'unreachable',
      message: 'Error: connect ECONNREFUSED 10.0.0.1:6443',
    });
    expect(
      await answer(500, kubernetes(500, 'etcdserver: request timed out')),
    ).toMatchObject({
      reason: 'failed',
      message: 'etcdserver: request timed out',
    });
  });

  it('tells a missing object from a missing cluster', async () => {
    expect(
      await answer(404, kubernetes(404, 'pods "x" not found')),
    ).toMatchObject({ reason: 'not-found' });
    expect(
      await answer(404, backstage("Cluster 'east' not found")),
    ).toMatchObject({ reason: 'unknown-cluster' });
  });

  it.each([
    [401, undefined, 'forbidden'],
    [403, 'Forbidden', 'forbidden'],
    [409, 'Conflict', 'conflict'],
    [410, 'Expired', 'expired'],
    [429, 'TooManyRequests', 'failed'],
  ])("takes an API server's %s %s for %s", async (code, why, reason) => {
    expect(await answer(code, kubernetes(code, 'no', why))).toMatchObject({
      reason,
      message: 'no',
    });
  });

  it('believes only an API server that a resource is missing', async () => {
    expect(await answer(404, '404 page not found\n')).toMatchObject({
      reason: 'not-found',
    });
    expect(await answer(404, '<h1>Not Found</h1>')).toMatchObject({
      reason: 'failed',
      status: 404,
    });
  });

  it('keeps for how long an API server asks not to be asked', async () => {
    const busy = { ...kubernetes(429, 'slow down'), details: {} };
    const inHeader = new Response(JSON.stringify(busy), {
      status: 429,
      headers: { 'retry-after': '7' },
    });
    expect(await toClusterApiError('east', inHeader)).toMatchObject({
      status: 429,
      retryAfterSeconds: 7,
    });
    expect(
      await answer(429, { ...busy, details: { retryAfterSeconds: 3 } }),
    ).toMatchObject({ retryAfterSeconds: 3 });
  });

  it('keeps the words of somebody in between', async () => {
    expect(await answer(502, '<h1>Bad Gateway</h1>')).toMatchObject({
      reason: 'failed',
      message: '<h1>Bad Gateway</h1>',
    });
    expect(await answer(503, '')).toMatchObject({ message: 'HTTP status 503' });
  });
});
