import { connector } from '../__testUtils__/chatqna';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { probeRouter, proxyPath, outcomeOf } from './probeRouter';

function status(code: number, message: string, more: object = {}): string {
  return JSON.stringify({
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code,
    message,
    ...more,
  });
}

const UNREACHED = 'error trying to reach service:';

describe('what a router is asked', () => {
  it('is the path that runs nothing, at the port that it has', () => {
    const asked = connector();
    expect(proxyPath(asked)).toBe(
      '/api/v1/namespaces/shop/services/router-service:8080/proxy/dataprep',
    );
    asked.status!.accessUrl = 'http://router-service.shop.svc:8888';
    expect(proxyPath(asked)).toContain('router-service:8888/');
  });

  it.each(['../secrets', 'A B', 'router-service/x'])(
    'is nothing where the service is called %p',
    serviceName => {
      const asked = connector();
      asked.spec.routerConfig.serviceName = serviceName;
      expect(proxyPath(asked)).toBeUndefined();
    },
  );
});

describe('what comes back of it', () => {
  it.each<[string, number, string]>([
    ['a router without uploads', 404, '404 page not found\n'],
    ['a router with uploads', 400, 'Failed to parse multipart form\n'],
    ["a mesh's refusal", 403, 'RBAC: access denied'],
    ["somebody's own JSON", 500, '{"detail":"failed"}'],
    ['nothing but a status', 204, ''],
  ])('is an answer: %s', (_, code, text) => {
    expect(outcomeOf(code, text)).toEqual({ outcome: 'answers' });
  });

  it.each<[number, string]>([
    [503, status(503, 'no endpoints available for service "router-service"')],
    [
      404,
      status(404, 'services "router-service" not found', {
        details: { kind: 'services' },
      }),
    ],
    [
      503,
      status(
        503,
        `${UNREACHED} dial tcp 10.0.0.1:8080: connect: connection refused`,
      ),
    ],
  ])('is silence: %i %s', (code, text) => {
    expect(outcomeOf(code, text)).toMatchObject({ outcome: 'silent' });
  });

  it.each<[number, string]>([
    [503, status(503, `${UNREACHED} dial tcp 10.0.0.1:8080: i/o timeout`)],
    [502, `Error trying to reach service: 'dial tcp: no route to host'`],
    [504, status(504, 'request did not complete within the allotted timeout')],
  ])('may be the way there: %i %s', (code, text) => {
    expect(outcomeOf(code, text)).toMatchObject({ outcome: 'unreached' });
  });

  it('is a refusal where the API server says so', () => {
    const message = 'services "router-service:8080" is forbidden';
    expect(outcomeOf(403, status(403, message))).toEqual({
      outcome: 'refused',
      message,
    });
  });

  it.each<[string, number, string]>([
    [
      'a connection that was closed, as a strict mesh does',
      503,
      status(503, `${UNREACHED} EOF`),
    ],
    ['an API server with troubles of its own', 500, status(500, 'etcd')],
    ['an API server that has too much to do', 429, status(429, 'later')],
    ['a namespace that is gone', 404, status(404, 'namespaces not found')],
    [
      "Backstage's own refusal",
      403,
      '{"error":{"name":"NotAllowedError"},"response":{"statusCode":403}}',
    ],
  ])('tells nothing of the router: %s', (_, code, text) => {
    expect(outcomeOf(code, text)).toEqual({ outcome: 'unknown' });
  });
});

describe('probeRouter', () => {
  const api = () => new FakeClusterApi('east');
  const { signal } = new AbortController();

  const hang = (until?: AbortSignal) =>
    new Promise<Response>((_, reject) => {
      until!.addEventListener('abort', () => reject(until!.reason));
    });

  it('does not reach a router that hangs', async () => {
    const hanging = api();
    hanging.answerProxy('east', '/dataprep', hang);
    await expect(
      probeRouter({ api: hanging, cluster: 'east', signal }, connector(), 20),
    ).resolves.toEqual({
      outcome: 'unreached',
      message: 'no answer within 0.02 seconds',
    });
  });

  it('tells nothing of a router behind an API server that hangs', async () => {
    const hanging = api();
    hanging.answerProxy('east', '/', hang);
    await expect(
      probeRouter({ api: hanging, cluster: 'east', signal }, connector(), 20),
    ).resolves.toEqual({ outcome: 'unknown' });
  });

  it('tells nothing of the router of a cluster that does not answer', async () => {
    const broken = api();
    broken.break('east', 'unreachable', 'gone');
    await expect(
      probeRouter({ api: broken, cluster: 'east', signal }, connector(), 1_000),
    ).resolves.toEqual({ outcome: 'unknown' });
  });
});
