import { aConnector, connectorsOf } from './connectors';
import type { Subject } from './describeContract';

const names = (body: { items: { metadata: { name: string } }[] }) =>
  body.items.map(item => item.metadata.name);

async function fill(subject: Subject, labels: Record<string, object>) {
  const namespace = await subject.newNamespace();
  for (const [name, of] of Object.entries(labels)) {
    await subject.api.create(
      connectorsOf(namespace),
      aConnector(name, { metadata: { labels: of } }),
    );
  }
  return connectorsOf(namespace);
}

export function lists(subject: Subject): void {
  it('come in pages', async () => {
    const path = await fill(subject, { a: {}, b: {}, c: {} });
    const first = await subject.api.get(`${path}?limit=2`);
    expect(names(first.body)).toEqual(['a', 'b']);
    expect(first.body.metadata.remainingItemCount).toBe(1);
    const token = encodeURIComponent(first.body.metadata.continue);
    const second = await subject.api.get(`${path}?limit=2&continue=${token}`);
    expect(names(second.body)).toEqual(['c']);
    expect(second.body.metadata.continue ?? '').toBe('');
    const broken = await subject.api.get(`${path}?limit=2&continue=nonsense`);
    expect(broken).toMatchObject({ code: 400, body: { reason: 'BadRequest' } });
  });

  it('select by labels', async () => {
    const path = await fill(subject, {
      a: { app: 'chat', tier: 'gold' },
      b: { app: 'chat' },
      c: { app: 'code' },
      d: {},
    });
    const selected = async (selector: string) =>
      names(
        (
          await subject.api.get(
            `${path}?labelSelector=${encodeURIComponent(selector)}`,
          )
        ).body,
      );
    expect(await selected('app=chat')).toEqual(['a', 'b']);
    expect(await selected('app==chat,tier')).toEqual(['a']);
    expect(await selected('app!=chat')).toEqual(['c', 'd']);
    expect(await selected('app in (chat, code),!tier')).toEqual(['b', 'c']);
    expect(await selected('app notin (chat)')).toEqual(['c', 'd']);
    expect(await selected('!app')).toEqual(['d']);
    const bad = await subject.api.get(`${path}?labelSelector=app%3D%3D%3Dx`);
    expect(bad).toMatchObject({ code: 400, body: { reason: 'BadRequest' } });
  });

  it('select by fields', async () => {
    const path = await fill(subject, { a: {}, b: {} });
    const selected = async (selector: string) =>
      names(
        (
          await subject.api.get(
            `${path}?fieldSelector=${encodeURIComponent(selector)}`,
          )
        ).body,
      );
    expect(await selected('metadata.name=a')).toEqual(['a']);
    expect(await selected('metadata.name!=a')).toEqual(['b']);
    const bad = await subject.api.get(`${path}?fieldSelector=spec.x%3D1`);
    expect(bad).toMatchObject({
      code: 400,
      body: { message: 'field label not supported: spec.x' },
    });
  });

  it('find the Events of one object', async () => {
    const namespace = await subject.newNamespace();
    const path = `/api/v1/namespaces/${namespace}/events`;
    for (const name of ['one', 'two']) {
      const event = {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: `${name}.1` },
        involvedObject: { kind: 'Pod', name, namespace, uid: `uid-${name}` },
        reason: 'Test',
        message: name,
        type: 'Normal',
      };
      expect((await subject.api.create(path, event)).code).toBe(201);
    }
    const found = await subject.api.get(
      `${path}?fieldSelector=involvedObject.kind%3DPod,involvedObject.name%3Dtwo`,
    );
    expect(names(found.body)).toEqual(['two.1']);
    const byUid = await subject.api.get(
      `${path}?fieldSelector=involvedObject.uid%3Duid-one`,
    );
    expect(names(byUid.body)).toEqual(['one.1']);
  });

  it('repeat the type of custom resources in every item, and of others not', async () => {
    const path = await fill(subject, { a: {} });
    const connectors = await subject.api.get(path);
    expect(connectors.body).toMatchObject({
      kind: 'GMConnectorList',
      apiVersion: 'gmc.opea.io/v1alpha3',
      items: [{ kind: 'GMConnector', apiVersion: 'gmc.opea.io/v1alpha3' }],
    });
    const namespaces = await subject.api.get('/api/v1/namespaces');
    expect(namespaces.body.kind).toBe('NamespaceList');
    expect(namespaces.body.items[0].kind).toBeUndefined();
  });

  it('are empty for a namespace that is not there', async () => {
    const { code, body } = await subject.api.get(connectorsOf('nowhere'));
    expect(code).toBe(200);
    expect(body.items).toEqual([]);
  });

  it('are there for all that the stock Kubernetes tab asks for', async () => {
    const namespace = await subject.newNamespace();
    const resources = [
      'api/v1 pods services configmaps limitranges resourcequotas',
      'apis/apps/v1 deployments replicasets statefulsets daemonsets',
      'apis/autoscaling/v2 horizontalpodautoscalers',
      'apis/batch/v1 jobs cronjobs',
      'apis/networking.k8s.io/v1 ingresses',
    ].flatMap(line => {
      const [root, ...plurals] = line.split(' ');
      return plurals.map(
        plural => `/${root}/namespaces/${namespace}/${plural}`,
      );
    });
    for (const path of resources) {
      const { code } = await subject.api.get(`${path}?labelSelector=x%3Dy`);
      expect([path, code]).toEqual([path, 200]);
    }
  });

  it('say when the server is behind what the client has seen', async () => {
    const { code, body } = await subject.api.get(
      '/apis/gmc.opea.io/v1alpha3/gmconnectors?resourceVersion=99999999999999',
    );
    expect(code).toBe(504);
    expect(body.reason).toBe('Timeout');
    expect(body.message).toContain(
      'Too large resource version: 99999999999999',
    );
  });
}
