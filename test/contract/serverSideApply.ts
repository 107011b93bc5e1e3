import { APPLY } from './ApiClient';
import { aConnector, connectorsOf } from './connectors';
import type { Subject } from './describeContract';

const labelled = (labels: Record<string, string>) =>
  aConnector('chat', { metadata: { labels } });

export function serverSideApply(subject: Subject): void {
  const chat = async () => `${connectorsOf(await subject.newNamespace())}/chat`;

  it('creates, and then changes, what it is told', async () => {
    const path = await chat();
    const first = await subject.api.apply(path, 'us', labelled({ a: '1' }));
    expect(first.code).toBe(201);
    expect(first.body.metadata.managedFields).toMatchObject([
      {
        manager: 'us',
        operation: 'Apply',
        fieldsV1: { 'f:metadata': { 'f:labels': { 'f:a': {} } } },
      },
    ]);
    const second = await subject.api.apply(path, 'us', labelled({ a: '2' }));
    expect(second.code).toBe(200);
    expect(second.body.metadata.labels).toEqual({ a: '2' });
    const same = await subject.api.apply(path, 'us', labelled({ a: '2' }));
    expect(same.body.metadata.resourceVersion).toBe(
      second.body.metadata.resourceVersion,
    );
  });

  it('takes away what its manager no longer names, unless somebody else does', async () => {
    const path = await chat();
    await subject.api.apply(path, 'us', labelled({ a: '1', b: '1', c: '1' }));
    await subject.api.apply(path, 'them', labelled({ b: '1' }));
    const { body } = await subject.api.apply(path, 'us', labelled({ c: '1' }));
    expect(body.metadata.labels).toEqual({ b: '1', c: '1' });
  });

  it('refuses to change what another manager applied, and names it', async () => {
    const path = await chat();
    await subject.api.apply(path, 'us', labelled({ a: '1', b: '1' }));
    const one = await subject.api.apply(path, 'them', labelled({ a: '2' }));
    expect(one.code).toBe(409);
    expect(one.body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message:
        'Apply failed with 1 conflict: conflict with "us": .metadata.labels.a',
      reason: 'Conflict',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "us"',
            field: '.metadata.labels.a',
          },
        ],
      },
      code: 409,
    });
    const two = await subject.api.apply(
      path,
      'them',
      labelled({ a: '2', b: '2' }),
    );
    expect(two.body.message).toBe(
      'Apply failed with 2 conflicts: conflicts with "us":\n- .metadata.labels.a\n- .metadata.labels.b',
    );
  });

  it('refuses to change what somebody edited, and says in which version', async () => {
    const path = await chat();
    await subject.api.apply(path, 'us', aConnector('chat'));
    await subject.api.merge(`${path}?fieldManager=someone`, {
      spec: { routerConfig: { serviceName: 'edited' } },
    });
    const { code, body } = await subject.api.apply(
      path,
      'us',
      aConnector('chat'),
    );
    expect(code).toBe(409);
    expect(body.details.causes).toEqual([
      {
        reason: 'FieldManagerConflict',
        message: 'conflict with "someone" using gmc.opea.io/v1alpha3',
        field: '.spec.routerConfig.serviceName',
      },
    ]);
    const forced = await subject.api.apply(
      path,
      'us',
      aConnector('chat'),
      '&force=true',
    );
    expect(forced.body.spec.routerConfig.serviceName).toBe('router-service');
    const again = await subject.api.apply(path, 'us', aConnector('chat'));
    expect(again.code).toBe(200);
  });

  it('keeps steps as one list', async () => {
    const path = await chat();
    await subject.api.apply(path, 'us', aConnector('chat'));
    const steps = [{ name: 'Tgi', internalService: { serviceName: 'tgi' } }];
    const nodes = { root: { routerType: 'Sequence', steps } };
    const { body } = await subject.api.apply(
      path,
      'us',
      aConnector('chat', { spec: { nodes } }),
    );
    expect(body.spec.nodes.root.steps).toEqual(steps);
    expect(body.metadata.generation).toBe(2);
  });

  it('checks in a dry run, and stores nothing', async () => {
    const path = await chat();
    const made = await subject.api.apply(
      path,
      'us',
      aConnector('chat'),
      '&dryRun=All',
    );
    expect(made.code).toBe(201);
    expect((await subject.api.get(path)).code).toBe(404);
    await subject.api.apply(path, 'us', labelled({ a: '1' }));
    const conflict = await subject.api.apply(
      path,
      'them',
      labelled({ a: '2' }),
      '&dryRun=All',
    );
    expect(conflict.code).toBe(409);
  });

  it('works for namespaces', async () => {
    const path = '/api/v1/namespaces/applied';
    const namespace = (x: string) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'applied', labels: { x } },
    });
    const made = await subject.api.apply(path, 'us', namespace('1'));
    expect(made.code).toBe(201);
    expect(made.body.metadata.labels).toEqual({
      x: '1',
      'kubernetes.io/metadata.name': 'applied',
    });
    expect(made.body.status.phase).toBe('Active');
    const conflict = await subject.api.apply(path, 'them', namespace('2'));
    expect(conflict.body.details.causes[0].field).toBe('.metadata.labels.x');
  });

  it('refuses what is no configuration', async () => {
    const path = await chat();
    const anonymous = await subject.api.request('PATCH', path, {
      body: aConnector('chat'),
      type: APPLY,
    });
    expect(anonymous.code).toBe(422);
    expect(anonymous.body.message).toContain(
      'fieldManager: Required value: is required for apply patch',
    );
    const fields = await subject.api.apply(
      path,
      'us',
      aConnector('chat', { metadata: { managedFields: [{ manager: 'x' }] } }),
    );
    expect(fields).toMatchObject({
      code: 400,
      body: { message: 'metadata.managedFields must be nil' },
    });
    const misnamed = await subject.api.apply(path, 'us', aConnector('other'));
    expect(misnamed).toMatchObject({
      code: 400,
      body: { reason: 'BadRequest' },
    });
    const untyped = await subject.api.apply(path, 'us', {
      kind: 'GMConnector',
    });
    expect(untyped).toMatchObject({
      code: 400,
      body: { reason: 'BadRequest' },
    });
  });
}
