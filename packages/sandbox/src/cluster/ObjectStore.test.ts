import { kinds } from './kinds';
import { ObjectStore } from './ObjectStore';

const configMap = (name: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
});

describe('ObjectStore', () => {
  it('counts on above what an earlier life has counted', async () => {
    const first = new ObjectStore();
    for (let i = 0; i < 5; i++) first.put(kinds.configMap, configMap('a'));
    await new Promise(resolve => setTimeout(resolve, 10));
    expect(new ObjectStore().revision).toBeGreaterThan(first.revision);
  });

  it('gives what happened after a revision, until it forgets', () => {
    const store = new ObjectStore(10);
    const first = store.put(kinds.configMap, configMap('a'));
    store.put(kinds.configMap, configMap('b'));
    store.remove(kinds.configMap, first);
    expect(
      store.eventsAfter(11)?.map(e => [e.type, e.object.metadata.name]),
    ).toEqual([
      ['ADDED', 'b'],
      ['DELETED', 'a'],
    ]);
    store.compact();
    expect(store.eventsAfter(11)).toBeUndefined();
    expect(store.eventsAfter(store.revision)).toEqual([]);
  });

  it('forgets old changes by itself, and never those it still promises', () => {
    const store = new ObjectStore(0);
    for (let i = 0; i < 6000; i++) store.put(kinds.configMap, configMap('a'));
    expect(store.eventsAfter(0)).toBeUndefined();
    const { oldestRevision, revision } = store;
    expect(store.eventsAfter(oldestRevision)).toHaveLength(
      revision - oldestRevision,
    );
  });
});
