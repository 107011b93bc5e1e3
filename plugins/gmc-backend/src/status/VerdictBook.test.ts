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

  beforeEach(() => {
    jest.useFakeTimers();
    now = Date.now();
    judged = 0;
    changes = [];
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
      onJudged: () => judged++,
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
  });
});
