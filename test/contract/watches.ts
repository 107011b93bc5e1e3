import type { Json } from './ApiClient';
import { aConnector, connectorsOf } from './connectors';
import type { Subject } from './describeContract';

const seen = (events: Json[]) =>
  events.map(({ type, object }) => [type, object.metadata.name]);

export function watches(subject: Subject): void {
  it('tell what happens after a list, and after each thing they told', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const list = await subject.api.get(path);
    const from = (version: string) =>
      `${path}?watch=true&resourceVersion=${version}`;
    const watch = await subject.api.watch(
      from(list.body.metadata.resourceVersion),
    );
    await subject.api.create(path, aConnector('a'));
    await subject.api.merge(`${path}/a`, { metadata: { labels: { x: '1' } } });
    await subject.api.delete(`${path}/a`);
    const events = await watch.take(3);
    watch.close();
    expect(seen(events)).toEqual([
      ['ADDED', 'a'],
      ['MODIFIED', 'a'],
      ['DELETED', 'a'],
    ]);
    const versions = events.map(e => Number(e.object.metadata.resourceVersion));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));

    // A watch that broke after the first event.
    const resumed = await subject.api.watch(from(String(versions[0])));
    expect(seen(await resumed.take(2))).toEqual([
      ['MODIFIED', 'a'],
      ['DELETED', 'a'],
    ]);
    resumed.close();
  });

  it('answer at once, even if there is nothing to tell', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { body } = await subject.api.get(path);
    const watch = await subject.api.watch(
      `${path}?watch=true&resourceVersion=${body.metadata.resourceVersion}`,
    );
    expect(watch.code).toBe(200);
    watch.close();
  });

  it('begin with what is there if no version is given', async () => {
    const path = connectorsOf(await subject.newNamespace());
    await subject.api.create(path, aConnector('a'));
    await subject.api.create(path, aConnector('b'));
    const watch = await subject.api.watch(`${path}?watch=true`);
    expect(seen(await watch.take(2))).toEqual([
      ['ADDED', 'a'],
      ['ADDED', 'b'],
    ]);
    watch.close();
  });

  it('say with a bookmark where the initial events end', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { body } = await subject.api.create(path, aConnector('a'));
    const watch = await subject.api.watch(
      `${path}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
    );
    const [added, bookmark] = await watch.take(2);
    expect(seen([added])).toEqual([['ADDED', 'a']]);
    expect(bookmark).toMatchObject({
      type: 'BOOKMARK',
      object: {
        kind: 'GMConnector',
        apiVersion: 'gmc.opea.io/v1alpha3',
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
    expect(
      Number(bookmark.object.metadata.resourceVersion),
    ).toBeGreaterThanOrEqual(Number(body.metadata.resourceVersion));
    await subject.api.delete(`${path}/a`);
    expect(seen([await watch.next()])).toEqual([['DELETED', 'a']]);
    watch.close();
  });

  it('refuse initial events without knowing how old they may be', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { code, body } = await subject.api.get(
      `${path}?watch=true&sendInitialEvents=true`,
    );
    expect(code).toBe(422);
    expect(body.details.causes[0].field).toBe('resourceVersionMatch');
  });

  it('end with 410 if asked for what is forgotten', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const watch = await subject.api.watch(
      `${path}?watch=true&resourceVersion=1`,
    );
    expect(watch.code).toBe(200);
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: {
        kind: 'Status',
        reason: 'Expired',
        code: 410,
        message: expect.stringMatching(/^too old resource version: 1 \(\d+\)$/),
      },
    });
    expect(await watch.next()).toBeUndefined();
  });

  it('refuse a version that is none', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { code } = await subject.api.get(
      `${path}?watch=true&resourceVersion=abc`,
    );
    expect(code).toBe(500);
  });

  it('end when their time is up', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { body } = await subject.api.get(path);
    const { resourceVersion } = body.metadata;
    const watch = await subject.api.watch(
      `${path}?watch=true&resourceVersion=${resourceVersion}&timeoutSeconds=1`,
    );
    expect(await watch.next()).toBeUndefined();
  });

  it('see objects come and go as their labels change', async () => {
    const path = connectorsOf(await subject.newNamespace());
    const { body } = await subject.api.get(path);
    const { resourceVersion } = body.metadata;
    const watch = await subject.api.watch(
      `${path}?watch=true&resourceVersion=${resourceVersion}&labelSelector=x%3D1`,
    );
    const label = (x: string) =>
      subject.api.merge(`${path}/a`, { metadata: { labels: { x } } });
    await subject.api.create(path, aConnector('a'));
    await label('1');
    await subject.api.merge(`${path}/a`, { metadata: { labels: { y: '1' } } });
    await label('2');
    const events = await watch.take(3);
    watch.close();
    expect(seen(events)).toEqual([
      ['ADDED', 'a'],
      ['MODIFIED', 'a'],
      ['DELETED', 'a'],
    ]);
  });

  it('cover all namespaces, or one', async () => {
    const one = await subject.newNamespace();
    const two = await subject.newNamespace();
    const all = '/apis/gmc.opea.io/v1alpha3/gmconnectors';
    const { body } = await subject.api.get(all);
    const from = `?watch=true&resourceVersion=${body.metadata.resourceVersion}`;
    const wide = await subject.api.watch(`${all}${from}`);
    const narrow = await subject.api.watch(`${connectorsOf(two)}${from}`);
    await subject.api.create(connectorsOf(one), aConnector('a'));
    await subject.api.create(connectorsOf(two), aConnector('b'));
    expect(seen(await wide.take(2))).toEqual([
      ['ADDED', 'a'],
      ['ADDED', 'b'],
    ]);
    expect(seen([await narrow.next()])).toEqual([['ADDED', 'b']]);
    wide.close();
    narrow.close();
  });
}
