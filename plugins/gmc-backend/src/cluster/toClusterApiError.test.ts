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

  it('keeps the words of somebody in between', async () => {
    expect(await answer(502, '<h1>Bad Gateway</h1>')).toMatchObject({
      reason: 'failed',
      message: '<h1>Bad Gateway</h1>',
    });
    expect(await answer(503, '')).toMatchObject({ message: 'HTTP status 503' });
  });
});
