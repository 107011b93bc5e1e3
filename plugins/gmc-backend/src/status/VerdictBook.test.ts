import { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import {
  connector,
  deployment,
  NAME,
  NAMESPACE,
} from '../__testUtils__/chatqna';
import { ClusterStore } from '../store/ClusterStore';
import { VerdictBook } from './VerdictBook';

describe('VerdictBook', () => {
  let store: ClusterStore;
  let book: VerdictBook;
  let now: number;
  let judged: number;
  let changes: string[];
  let lags: number[];
  let forgotten: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    now = Date.now();
    judged = 0;
    changes = [];
    lags = [];
    forgotten = [];
    store = new ClusterStore();
    store.contact.synced = true;
    store.contact.succeeded(new Date(now));
    book = new VerdictBook({
      store,
      clock: {
        now: () => new Date(now),
        delay: async () => {},
        random: () => 0,
      },
      profile: 'enterprise-rag',
      observe: () => ({ missing: [{ what: 'router', message: 'forbidden' }] }),
      onJudged: () => judged++,
      onLag: milliseconds => lags.push(milliseconds),
      onForgotten: (namespace, name) => forgotten.push(`${namespace}/${name}`),
      onChange: (namespace, name) => changes.push(`${namespace}/${name}`),
    });
  });

  afterEach(() => {
    book.stop();
    jest.useRealTimers();
  });

  function setAvailable(available: 0 | 1) {
    for (const service of ['llm-service', 'tgi-service', 'router-service']) {
      store.deployments.set(deployment(service, available));
    }
  }

  /** Connectors that nothing was made of yet. */
  function addConnectors(count: number) {
    for (let index = 0; index < count; index++) {
      const { status: _, metadata, ...rest } = connector();
      const creationTimestamp = new Date(now).toISOString();
      store.connectors.set({
        ...rest,
        metadata: {
          ...metadata,
          namespace: `team-${index}`,
          creationTimestamp,
        },
      });
    }
  }

  function stateNow() {
    return book.get(NAMESPACE, NAME)?.verdict.state;
  }

  it('judges once for a swarm of changes', () => {
    store.connectors.set(connector());
    setAvailable(1);
    for (let i = 0; i < 100; i++) {
      book.changed(NAMESPACE);
    }
    expect(stateNow()).toBeUndefined();
    jest.advanceTimersByTime(200);
    expect(stateNow()).toBe('ready');
    expect(judged).toBe(1);
  });

  it('judges the first change after a quiet time at once, and the next ones together', () => {
    store.connectors.set(connector());
    setAvailable(0);
    book.changed(NAMESPACE);
    jest.advanceTimersByTime(0);
    expect(judged).toBe(1);
    for (const available of [1, 0, 1] as const) {
      setAvailable(available);
      book.changed(NAMESPACE);
      jest.advanceTimersByTime(10);
    }
    expect(judged).toBe(1);
    jest.advanceTimersByTime(20);
    expect(judged).toBe(2);
    expect(stateNow()).toBe('ready');
  });

  it('tells of a connector that names another entity', () => {
    store.connectors.set(connector());
    book.changed(NAMESPACE);
    book.flush();
    store.connectors.set(connector({}));
    book.changed(NAMESPACE);
    book.flush();
    expect(changes).toHaveLength(2);
  });

  it('tells of another verdict, and not of the same one again', () => {
    store.connectors.set(connector());
    setAvailable(1);
    book.changed(NAMESPACE);
    book.flush();
    store.contact.succeeded(new Date((now += 10_000)));
    book.tick();
    book.flush();
    expect(changes).toEqual(['shop/chatqna']);
    setAvailable(0);
    book.changed(NAMESPACE);
    book.flush();
    expect(stateNow()).not.toBe('ready');
    expect(changes).toHaveLength(2);
  });

  it('no longer answers for what has not been heard of for ten minutes', () => {
    store.connectors.set(connector());
    setAvailable(1);
    book.changed(NAMESPACE);
    book.flush();
    now += 11 * 60_000;
    book.tick();
    book.flush();
    expect(stateNow()).toBe('unknown');
  });

  it('forgets a connector that is gone, and tells of that', () => {
    store.connectors.set(connector());
    book.changed(NAMESPACE);
    book.flush();
    store.connectors.remove(connector());
    book.changed(NAMESPACE);
    book.flush();
    expect(book.get(NAMESPACE, NAME)).toBeUndefined();
    expect(changes).toEqual(['shop/chatqna', 'shop/chatqna']);
    expect(forgotten).toEqual(['shop/chatqna']);
    expect([...book.entries()]).toEqual([]);
  });

  it('forgets it too where all of the cluster was replaced', () => {
    store.connectors.set(connector());
    book.changed(undefined);
    book.flush();
    store.connectors.replace([]);
    book.changed(undefined);
    book.flush();
    expect(forgotten).toEqual(['shop/chatqna']);
  });

  it('lists what it knows, and counts it by state', () => {
    addConnectors(3);
    book.changed(undefined);
    book.flush();
    expect(
      [...book.entries()].map(({ namespace, name, verdict }) => [
        namespace,
        name,
        verdict.state,
      ]),
    ).toEqual([
      ['team-0', 'chatqna', 'progressing'],
      ['team-1', 'chatqna', 'progressing'],
      ['team-2', 'chatqna', 'progressing'],
    ]);
    expect(book.countByState()).toEqual(new Map([['progressing', 3]]));
  });

  it('judges those alone that have changed', () => {
    addConnectors(5);
    book.changed(undefined);
    book.flush();
    judged = 0;
    book.changed('team-3');
    book.flush();
    expect(judged).toBe(1);
  });

  it('lets others have their turn while it judges many', () => {
    addConnectors(9);
    let passed = 0;
    const watch = jest
      .spyOn(performance, 'now')
      .mockImplementation(() => (passed += 2));
    book.changed(undefined);
    jest.advanceTimersToNextTimer();
    expect(judged).toBeGreaterThan(0);
    expect(judged).toBeLessThan(9);
    jest.advanceTimersByTime(20);
    expect(judged).toBe(9);
    watch.mockRestore();
  });

  it('leaves those alone that time does not change, for a minute', () => {
    store.connectors.set(connector());
    setAvailable(1);
    addConnectors(2);
    book.changed(undefined);
    book.flush();
    judged = 0;
    for (let seconds = 10; seconds < 60; seconds += 10) {
      store.contact.succeeded(new Date((now += 10_000)));
      book.tick();
      book.flush();
    }
    expect(judged).toBe(2 * 5);
    store.contact.succeeded(new Date((now += 10_000)));
    book.tick();
    book.flush();
    expect(judged).toBe(2 * 6 + 1);
  });

  it('judges at the next tick what a cluster that is lost makes unknown', () => {
    store.connectors.set(connector());
    setAvailable(1);
    book.changed(NAMESPACE);
    book.flush();
    now += 10_000;
    const error = new ClusterApiError('unreachable', 'east', 'gone');
    store.contact.failed(error, new Date(now));
    book.tick();
    book.flush();
    expect(stateNow()).toBe('ready');
    now += 30_000;
    book.tick();
    book.flush();
    expect(stateNow()).toBe('unknown');
  });

  it('tells how long a change has waited, and of no wait where time passed', () => {
    store.connectors.set(connector());
    book.changed(NAMESPACE);
    now += 40;
    book.changed(NAMESPACE);
    book.flush();
    book.tick();
    book.flush();
    expect(lags).toEqual([40]);
  });

  it('judges for the profile of the cluster, with all that was observed', () => {
    store.connectors.set(connector());
    const { spec } = store.connectors.get(NAMESPACE, NAME)!;
    spec.nodes.root.steps = [{ name: 'Llm' }];
    book.changed(NAMESPACE);
    book.flush();
    expect(book.get(NAMESPACE, NAME)!.verdict).toMatchObject({
      profile: 'enterprise-rag',
      notices: [{ code: 'not-observed' }],
    });
  });

  it("knows of what the fork's operator did elsewhere", () => {
    const silent = connector();
    delete silent.status;
    silent.spec.nodes.root.steps = [{ name: 'VLLM' }];
    store.connectors.set(silent);
    store.connectors.set({
      ...connector(),
      metadata: { name: 'chatqa', namespace: 'chatqa' },
      spec: silent.spec,
    });
    book.changed(undefined);
    book.flush();
    expect(book.get(NAMESPACE, NAME)!.verdict.causes).toMatchObject([
      { code: 'outside-operator-namespace' },
    ]);
  });

  it('says that the definition of connectors is not there', () => {
    store.contact.missing = true;
    expect(book.judged(NAMESPACE, NAME).verdict).toMatchObject({
      state: 'absent',
      causes: [{ code: 'definition-missing' }],
    });
  });
});
