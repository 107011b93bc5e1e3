import { MERGE } from './ApiClient';
import { aConnector, connectorsOf } from './connectors';
import type { Subject } from './describeContract';

export function requests(subject: Subject): void {
  it('tells of its kinds', async () => {
    const { body } = await subject.api.get('/apis/gmc.opea.io/v1alpha3');
    expect(body).toMatchObject({
      kind: 'APIResourceList',
      groupVersion: 'gmc.opea.io/v1alpha3',
    });
    const [connectors, status] = body.resources;
    expect(connectors).toMatchObject({
      name: 'gmconnectors',
      singularName: 'gmconnectors',
      kind: 'GMConnector',
      namespaced: true,
      shortNames: ['gmc'],
    });
    expect([...connectors.verbs].sort()).toEqual([
      'create',
      'delete',
      'deletecollection',
      'get',
      'list',
      'patch',
      'update',
      'watch',
    ]);
    expect(status.name).toBe('gmconnectors/status');

    const groups = await subject.api.get('/apis');
    const names = groups.body.groups.map((g: { name: string }) => g.name);
    expect(names).toEqual(expect.arrayContaining(['apps', 'gmc.opea.io']));
    const core = await subject.api.get('/api/v1');
    const plurals = core.body.resources.map((r: { name: string }) => r.name);
    expect(plurals).toEqual(
      expect.arrayContaining(['pods', 'pods/log', 'services/proxy', 'events']),
    );
    const group = await subject.api.get('/apis/gmc.opea.io');
    expect(group.body.preferredVersion.version).toBe('v1alpha3');
    const version = await subject.api.get('/version');
    expect(version.body).toMatchObject({ major: '1', minor: '36' });
  });

  it('shows the definition of GMConnector', async () => {
    const { body } = await subject.api.get(
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gmconnectors.gmc.opea.io',
    );
    expect(body.spec.names.kind).toBe('GMConnector');
    const established = body.status.conditions.find(
      (c: { type: string }) => c.type === 'Established',
    );
    expect(established.status).toBe('True');
  });

  it('answers health checks', async () => {
    for (const path of ['/healthz', '/livez', '/readyz']) {
      expect(await subject.api.get(path)).toMatchObject({
        code: 200,
        body: 'ok',
      });
    }
  });

  it('lets nobody in with a wrong token', async () => {
    const { code, body } = await subject.api.request('GET', '/api/v1/pods', {
      token: 'wrong',
    });
    expect(code).toBe(401);
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'Unauthorized',
      reason: 'Unauthorized',
      code: 401,
    });
  });

  it('knows no other groups', async () => {
    expect((await subject.api.get('/apis/example.com/v1/things')).code).toBe(
      404,
    );
    expect(
      (await subject.api.get('/apis/gmc.opea.io/v1alpha3/things')).code,
    ).toBe(404);
  });

  it("gives an object what is the server's to give", async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { code, body } = await subject.api.create(
      path,
      aConnector('chat', { metadata: { uid: 'mine', resourceVersion: '' } }),
    );
    expect(code).toBe(201);
    expect(body.metadata).toMatchObject({
      name: 'chat',
      generation: 1,
      creationTimestamp: expect.stringMatching(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      ),
      resourceVersion: expect.stringMatching(/^\d+$/),
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect((await subject.api.get(`${path}/chat`)).body).toEqual(body);
  });

  it('refuses in the words of the resource', async () => {
    const namespace = await subject.newNamespace();
    const path = connectorsOf(namespace);
    await subject.api.create(path, aConnector('chat'));
    const refusals = [
      await subject.api.create(path, aConnector('chat')),
      await subject.api.get(`${path}/nobody`),
      await subject.api.create(connectorsOf('nowhere'), aConnector('chat')),
      await subject.api.create(path, aConnector('Chat_1')),
      await subject.api.create(
        path,
        aConnector('x', { metadata: { namespace: 'other' } }),
      ),
      await subject.api.merge(`${path}/nobody`, {}),
      await subject.api.delete(`${path}/nobody`),
    ];
    const known = refusals.map(({ code, body }) => [
      code,
      body.reason,
      body.message.slice(0, 60),
    ]);
    expect(known).toEqual([
      [409, 'AlreadyExists', 'gmconnectors.gmc.opea.io "chat" already exists'],
      [404, 'NotFound', 'gmconnectors.gmc.opea.io "nobody" not found'],
      [404, 'NotFound', 'namespaces "nowhere" not found'],
      [
        422,
        'Invalid',
        'GMConnector.gmc.opea.io "Chat_1" is invalid: metadata.name: ',
      ],
      [
        400,
        'BadRequest',
        'the namespace of the provided object does not match the name',
      ],
      [404, 'NotFound', 'gmconnectors.gmc.opea.io "nobody" not found'],
      [404, 'NotFound', 'gmconnectors.gmc.opea.io "nobody" not found'],
    ]);
    expect(refusals[0].body.details).toEqual({
      name: 'chat',
      group: 'gmc.opea.io',
      kind: 'gmconnectors',
    });
  });

  it('refuses an update of a version that is no longer the latest', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { body: first } = await subject.api.create(path, aConnector('chat'));
    await subject.api.merge(`${path}/chat`, {
      metadata: { labels: { a: '1' } },
    });
    const late = await subject.api.update(`${path}/chat`, first);
    expect(late).toMatchObject({ code: 409, body: { reason: 'Conflict' } });
    expect(late.body.message).toContain('the object has been modified');
    const blind = await subject.api.update(`${path}/chat`, aConnector('chat'));
    expect(blind).toMatchObject({ code: 422, body: { reason: 'Invalid' } });
  });

  it('merges patches, and counts what was asked for', async () => {
    const path = connectorsOf(await subject.newNamespace());
    await subject.api.create(
      path,
      aConnector('chat', { metadata: { labels: { a: '1', b: '2' } } }),
    );
    const labels = await subject.api.merge(`${path}/chat`, {
      metadata: { labels: { a: null, c: '3' } },
    });
    expect(labels.body.metadata).toMatchObject({
      labels: { b: '2', c: '3' },
      generation: 1,
    });
    const spec = await subject.api.merge(`${path}/chat`, {
      spec: { routerConfig: { serviceName: 'other' } },
    });
    expect(spec.body.spec.routerConfig).toEqual({
      name: 'router',
      serviceName: 'other',
    });
    expect(spec.body.metadata.generation).toBe(2);
    const same = await subject.api.merge(`${path}/chat`, {
      spec: { routerConfig: { serviceName: 'other' } },
    });
    expect(same.body.metadata.resourceVersion).toBe(
      spec.body.metadata.resourceVersion,
    );
  });

  it("takes no kind of patch that custom resources don't have", async () => {
    const path = connectorsOf(await subject.newNamespace());
    await subject.api.create(path, aConnector('chat'));
    const strategic = await subject.api.request('PATCH', `${path}/chat`, {
      body: {},
      type: 'application/strategic-merge-patch+json',
    });
    expect(strategic).toMatchObject({
      code: 415,
      body: { reason: 'UnsupportedMediaType' },
    });
    expect(strategic.body.message).toContain(MERGE);
  });

  it('keeps status and spec apart', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const created = await subject.api.create(path, {
      ...aConnector('chat'),
      status: { status: '1/0/1' },
    });
    expect(created.body.status).toBeUndefined();
    const main = await subject.api.merge(`${path}/chat`, {
      status: { status: '2/0/2' },
    });
    expect(main.body.status).toBeUndefined();
    const sub = await subject.api.merge(`${path}/chat/status`, {
      spec: { routerConfig: { name: 'changed' } },
      status: { status: '3/0/3' },
    });
    expect(sub.body.status).toEqual({ status: '3/0/3' });
    expect(sub.body.spec.routerConfig.name).toBe('router');
    expect(sub.body.metadata.generation).toBe(1);
    const put = await subject.api.update(`${path}/chat/status`, {
      ...sub.body,
      status: { status: '4/0/4' },
    });
    expect(put.body.status).toEqual({ status: '4/0/4' });
  });

  it('says yes to a dry run and does nothing', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { code, body } = await subject.api.create(
      `${path}?dryRun=All`,
      aConnector('chat'),
    );
    expect(code).toBe(201);
    expect(body.metadata.uid).toEqual(expect.any(String));
    expect((await subject.api.get(`${path}/chat`)).code).toBe(404);
  });

  it('deletes what is meant, and tells what it was', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { body } = await subject.api.create(path, aConnector('chat'));
    const other = await subject.api.delete(`${path}/chat`, {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid: 'another' },
    });
    expect(other).toMatchObject({ code: 409, body: { reason: 'Conflict' } });
    const deleted = await subject.api.delete(`${path}/chat`);
    expect(deleted).toMatchObject({
      code: 200,
      body: {
        status: 'Success',
        details: {
          name: 'chat',
          group: 'gmc.opea.io',
          kind: 'gmconnectors',
          uid: body.metadata.uid,
        },
      },
    });
    expect((await subject.api.get(`${path}/chat`)).code).toBe(404);
  });

  it('keeps an object until its finalizers are gone', async () => {
    const path = connectorsOf(await subject.newNamespace());
    await subject.api.create(
      path,
      aConnector('chat', { metadata: { finalizers: ['example.com/wait'] } }),
    );
    const { body } = await subject.api.delete(`${path}/chat`);
    expect(body.metadata.deletionTimestamp).toEqual(expect.any(String));
    expect((await subject.api.get(`${path}/chat`)).code).toBe(200);
    await subject.api.merge(`${path}/chat`, { metadata: { finalizers: null } });
    expect((await subject.api.get(`${path}/chat`)).code).toBe(404);
  });
}
